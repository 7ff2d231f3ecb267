package org.slackwater.benchmark;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.awaitility.Awaitility;

/**
 * What a task of a peer does each time: one short transaction with as many rows as a job writes for an hour of records,
 * and a row of progress.
 */
final class PeerWork implements AutoCloseable {
    private static final int ROWS = 12;
    /** What the product saves of a job of one series. */
    private static final int STATE_BYTES = 1_500;

    private static final int SAVERS = 4;
    private static final String SCHEMA = "peer_work";

    private final AgroalDataSource pool;
    private final LongAdder runs = new LongAdder();
    private final Set<String> ran = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch next = new CountDownLatch(1);
    private volatile long lastCommit = System.nanoTime();

    PeerWork(DataSource database) {
        Pool.clear(database, SCHEMA);
        pool = Pool.in(database, SCHEMA);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table result (task text, at bigint, score float8, actual float8, note text)");
            statement.execute("create index result_of_task on result (task, at)");
            statement.execute("create table progress (task text primary key, runs bigint not null)");
            statement.execute("create table state (task text primary key, state bytea not null)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void run(String task) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            write(connection, task);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        lastCommit = System.nanoTime();
        runs.increment();
        ran.add(task);
        next.countDown();
    }

    private static void write(Connection connection, String task) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into result values (?, ?, ?, ?, ?)")) {
            for (int i = 0; i < ROWS; i++) {
                insert.setString(1, task);
                insert.setLong(2, System.nanoTime());
                insert.setDouble(3, i);
                insert.setDouble(4, -i);
                insert.setString(5, "[]");
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (PreparedStatement progress = connection.prepareStatement(
                "insert into progress values (?, 1)" + " on conflict (task) do update set runs = progress.runs + 1")) {
            progress.setString(1, task);
            progress.executeUpdate();
        }
    }

    /** Returns when so many different tasks have run since; how many runs a second that were. */
    double awaitRuns(int tasks) {
        ran.clear();
        long before = runs.sum();
        long begin = System.nanoTime();
        Awaitility.await(tasks + " tasks to have run")
                .atMost(Duration.ofMinutes(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> ran.size() >= tasks);
        return (runs.sum() - before) / ((System.nanoTime() - begin) / 1e9);
    }

    /** Saves a state of each of the tasks that have run, as large as that of a job; how many seconds that takes. */
    double saveStates() {
        long begin = System.nanoTime();
        byte[] state = new byte[STATE_BYTES];
        new Random(17).nextBytes(state);
        Together.each(List.copyOf(ran), SAVERS, task -> {
            try (Connection connection = pool.getConnection();
                    PreparedStatement save = connection.prepareStatement("insert into state values (?, ?)"
                            + " on conflict (task) do update set state = excluded.state")) {
                save.setString(1, task);
                save.setBytes(2, state);
                save.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Waits until nothing has been committed for so long; when the last commit was, by the clock of {@code nanoTime}. */
    long awaitLastCommit(Duration silence) {
        while (writesWithin(silence)) {
            // and again
        }
        return lastCommit;
    }

    private boolean writesWithin(Duration time) {
        CountDownLatch another = new CountDownLatch(1);
        next = another;
        try {
            return another.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
