package org.slackwater.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.slackwater.history.Fault.Kind;

/** Does to the cluster what life does. One fault begins after another; a killed node comes up while others go on. */
final class Faults extends Actor {
    private static final List<Kind> KINDS = List.of(
            Kind.KILL,
            Kind.FREEZE,
            Kind.FREEZE,
            Kind.CUT,
            Kind.CUT,
            Kind.DISCONNECT,
            Kind.SPLIT,
            Kind.RESTART_DATABASE,
            Kind.CRASH_DATABASE,
            Kind.RESET_CONNECTIONS,
            Kind.HOLD_LOCKS);
    private static final List<String> LOCKS = List.of(
            "select * from slackwater.task order by random() limit 2 for update",
            "select * from slackwater.upgrade_mode for update",
            "select * from slackwater.node for update");

    private final Postgres database;
    private final List<ClusterNode> nodes;
    private final GridWires wires;
    private final List<Kind> kinds;
    private final Ticker ticker;
    private final Recorder recorder;
    private final AtomicInteger booting = new AtomicInteger();
    private CompletableFuture<?> boots = CompletableFuture.completedFuture(null);

    Faults(
            Postgres database,
            Nodes nodes,
            Ticker ticker,
            Recorder recorder,
            RandomGenerator random,
            CountDownLatch over) {
        super(random, over);
        this.database = database;
        this.nodes = nodes.all();
        this.wires = nodes.wires();
        this.kinds = wires.exist()
                ? KINDS
                : KINDS.stream().filter(kind -> kind != Kind.SPLIT).toList();
        this.ticker = ticker;
        this.recorder = recorder;
    }

    @Override
    void act() throws InterruptedException {
        pause(2_000, 7_000);
        Kind kind = one(kinds);
        ClusterNode node = one(nodes);
        int millis = between((int) ClusterNode.LEASE_MILLIS, 12_000);
        // A node needs the database to start, as the operator knows who starts it.
        if (!isOver() && (booting.get() == 0 || kind == Kind.RESET_CONNECTIONS)) {
            strike(kind, node, millis);
        }
    }

    private void strike(Kind kind, ClusterNode node, int millis) throws InterruptedException {
        long begin = ticker.now();
        switch (kind) {
            case KILL -> kill(node, begin);
            case FREEZE -> {
                node.freeze();
                pause(millis);
                node.thaw();
            }
            case CUT -> {
                node.relay().hold();
                pause(millis);
                node.relay().mend();
            }
            case DISCONNECT -> {
                node.relay().refuse();
                pause(millis);
                node.relay().mend();
            }
            case SPLIT -> {
                wires.cut();
                pause(millis);
                wires.mend();
            }
            case RESTART_DATABASE -> database.restart("fast");
            case CRASH_DATABASE -> database.restart("immediate");
            case RESET_CONNECTIONS ->
                database.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend'"
                                + " and application_name <> 'harness' and pid % 3 > 0");
            case HOLD_LOCKS -> holdLocks(millis);
        }
        if (kind != Kind.KILL) {
            recorder.add(new Fault(kind, struck(kind, node), begin, ticker.now()));
        }
    }

    /** No request needs the data grid. */
    private static int struck(Kind kind, ClusterNode node) {
        return switch (kind) {
            case KILL, FREEZE, CUT, DISCONNECT -> node.number();
            case SPLIT -> Fault.NOBODY;
            case RESTART_DATABASE, CRASH_DATABASE, RESET_CONNECTIONS, HOLD_LOCKS -> Fault.ALL;
        };
    }

    private void kill(ClusterNode node, long begin) {
        node.kill();
        booting.incrementAndGet();
        CompletableFuture<Void> boot = CompletableFuture.runAsync(() -> {
            node.start();
            recorder.add(new Fault(Kind.KILL, node.number(), begin, ticker.now()));
            booting.decrementAndGet();
        });
        boots = CompletableFuture.allOf(boots, boot);
    }

    private void holdLocks(int millis) throws InterruptedException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(one(LOCKS));
            pause(millis);
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All nodes are there again, and whole. */
    void heal() {
        boots.join();
        nodes.forEach(ClusterNode::thaw);
        nodes.forEach(node -> node.relay().mend());
        wires.mend();
    }
}
