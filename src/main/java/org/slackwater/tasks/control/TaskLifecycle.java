package org.slackwater.tasks.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slackwater.tasks.entity.TaskKind;

/** Begins and ends the running of tasks with the application. */
@ApplicationScoped
public class TaskLifecycle {
    private static final Logger LOG = Logger.getLogger(TaskLifecycle.class.getName());
    private static final long SHUTDOWN_GRACE_SECONDS = 10;

    @Inject
    NodeRegistry nodes;

    @Inject
    TaskLoop loop;

    @Inject
    Halting halting;

    @Inject
    LeaseRenewal lease;

    @Inject
    DataGrid grid;

    /** After the schema is there, before the upgrade mode looks where it stands. */
    void begin(@Observes @Priority(20) @Initialized(ApplicationScoped.class) Object event) {
        int freed = register();
        LOG.log(Level.INFO, "node registered; tasks of an earlier run to be taken up again: {0}", freed);
        grid.join();
        lease.begin();
        loop.begin();
    }

    /** Of several nodes that first start on an empty database at once, one founds the cluster, the others find it. */
    private int register() {
        try {
            return nodes.register();
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "another node has registered meanwhile; once more", e);
            return nodes.register();
        }
    }

    /** A stop in good order persists everything, so that the next start goes on without repeating work. */
    public void end() throws InterruptedException {
        loop.end();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SHUTDOWN_GRACE_SECONDS);
        BooleanSupplier patience = () -> System.nanoTime() < end;
        try {
            halting.halt(TaskKind.DATAFEED, patience, "the node that ran it was shut down");
            halting.halt(TaskKind.JOB, patience, "the node that ran it was shut down");
        } finally {
            // What could not be given back goes to the others with the lease.
            lease.end();
            grid.leave();
        }
    }
}
