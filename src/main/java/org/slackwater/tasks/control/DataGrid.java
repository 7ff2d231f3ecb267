package org.slackwater.tasks.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Makes nodes see at once what they would see in the database a little later: that something changed, and that a node is
 * gone. Nothing depends on it; where there is no data grid, or it is cut, everything takes until the next look.
 */
@ManagedScheduledExecutorDefinition(name = "java:app/concurrent/data-grid", maxAsync = 2)
@ApplicationScoped
public class DataGrid {
    private static final Logger LOG = Logger.getLogger(DataGrid.class.getName());

    /** Payara's name of its own. */
    private static final String INSTANCE = "payara/Hazelcast";

    /** Changes come in swarms. */
    private static final long TELL_AFTER_MILLIS = 20;

    @Resource(lookup = "java:app/concurrent/data-grid")
    ManagedScheduledExecutorService executor;

    @Inject
    @ConfigProperty(name = "slackwater.data-grid.enabled", defaultValue = "true")
    boolean enabled;

    @Inject
    Nodes nodes;

    @Inject
    NodeRegistry registry;

    @Inject
    Lease lease;

    @Inject
    Event<Nudge> nudges;

    private volatile @Nullable GridMembership membership;
    private final AtomicBoolean toTell = new AtomicBoolean();

    /** Payara gives its grid by this name, which is a constant. */
    @SuppressWarnings("BanJNDI")
    void join() {
        if (!enabled) {
            return;
        }
        try {
            Object grid = InitialContext.doLookup(INSTANCE);
            GridMembership joined = GridMembership.of(grid);
            registry.joined(joined.member());
            executor.submit(() -> listen(joined));
            membership = joined;
        } catch (NamingException | LinkageError e) {
            LOG.log(Level.INFO, "there is no data grid: nodes look into the database only");
        }
    }

    void leave() {
        GridMembership joined = membership;
        membership = null;
        if (joined != null) {
            leave(joined);
        }
    }

    private static void leave(GridMembership joined) {
        try {
            joined.leave();
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "the data grid is gone already", e);
        }
    }

    /** Tells the other nodes soon that they should look; never fails, since nobody relies on it. */
    void tellOthers() {
        if (membership != null && toTell.compareAndSet(false, true)) {
            executor.schedule(this::tellNow, TELL_AFTER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void tellNow() {
        toTell.set(false);
        GridMembership joined = membership;
        if (joined != null) {
            try {
                joined.tell();
            } catch (RuntimeException e) {
                LOG.log(Level.FINE, "the data grid does not carry messages now", e);
            }
        }
    }

    /** On a thread of the application: what the grid calls on its own threads must not use the database. */
    private void listen(GridMembership joined) {
        try {
            while (true) {
                hear(joined.next());
            }
        } catch (InterruptedException shutdown) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(GridMembership.News news) {
        try {
            if (news.lostMember() != null) {
                nodes.suspect(news.lostMember(), 2 * lease.renewEveryMillis());
            }
            nudges.fire(new Nudge());
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "news of the data grid come to nothing now: the next look finds out", e);
        }
    }
}
