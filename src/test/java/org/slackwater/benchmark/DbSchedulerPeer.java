package org.slackwater.benchmark;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteReschedule;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** db-scheduler: {@code stop} on each node, which waits for what it executes. It is made anew to go on. */
final class DbSchedulerPeer implements Peer {
    private static final String SCHEMA = "peer_db_scheduler";
    /** As its documentation has it for PostgreSQL. */
    private static final List<String> TABLES = List.of(
            """
            create table scheduled_tasks (
              task_name text not null, task_instance text not null, task_data bytea,
              execution_time timestamp with time zone not null, picked boolean not null, picked_by text,
              last_success timestamp with time zone, last_failure timestamp with time zone,
              consecutive_failures int, last_heartbeat timestamp with time zone, version bigint not null,
              priority smallint, primary key (task_name, task_instance))""",
            "create index execution_time_idx on scheduled_tasks (execution_time)",
            "create index last_heartbeat_idx on scheduled_tasks (last_heartbeat)",
            "create index priority_execution_time_idx on scheduled_tasks (priority desc, execution_time asc)");

    private final DataSource database;
    private final int count;
    private final CustomTask<Void> task;
    private final List<AgroalDataSource> pools = new ArrayList<>();
    private final List<Scheduler> nodes = new ArrayList<>();

    DbSchedulerPeer(DataSource database, int count, PeerWork work) {
        this.database = database;
        this.count = count;
        task = Tasks.custom("task", Void.class).execute((instance, context) -> {
            work.run(instance.getId());
            return new OnCompleteReschedule<>(FixedDelay.ofMillis(1));
        });
    }

    @Override
    public String name() {
        return "db-scheduler";
    }

    @Override
    public void register(int tasks, int busy) {
        close();
        Pool.clear(database, SCHEMA);
        for (int i = 0; i < count; i++) {
            pools.add(Pool.in(database, SCHEMA));
        }
        try (Connection connection = pools.get(0).getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Scheduler client = node(0);
        client.scheduleBatch(instances(0, busy), Instant.now());
        client.scheduleBatch(instances(busy, tasks), Instant.now().plus(Duration.ofDays(365)));
    }

    private static List<TaskInstance<?>> instances(int from, int to) {
        List<TaskInstance<?>> instances = new ArrayList<>();
        IntStream.range(from, to).forEach(i -> instances.add(new TaskInstance<Void>("task", "task-" + i)));
        return instances;
    }

    private Scheduler node(int number) {
        return Scheduler.create(pools.get(number), task)
                .schedulerName(new SchedulerName.Fixed("node-" + number))
                .threads(THREADS)
                .pollingInterval(Duration.ofMillis(100))
                .build();
    }

    @Override
    public void start() {
        for (int i = 0; i < count; i++) {
            Scheduler node = node(i);
            nodes.add(node);
            node.start();
        }
    }

    @Override
    public void quiesce() {
        Together.each(nodes, nodes.size(), Scheduler::stop);
        nodes.clear();
    }

    @Override
    public void close() {
        nodes.forEach(Scheduler::stop);
        nodes.clear();
        pools.forEach(AgroalDataSource::close);
        pools.clear();
    }
}
