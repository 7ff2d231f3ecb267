package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.UntakenException;
import org.slackwater.tasks.control.TaskSignal;
import org.slackwater.upgrademode.control.UpgradeGate;

/**
 * Brings a request that needs the run of a job to where that is. While the job is between two runs, as in a failover, the
 * request waits, so that its caller notices nothing but that it takes longer.
 */
@ApplicationScoped
public class JobRoute {
    /** Asks another node. */
    @FunctionalInterface
    public interface Remote<T> {
        /** @param worthwhile whether that node still has the job */
        T ask(String address, BooleanSupplier worthwhile) throws InterruptedException;
    }

    /** Less than clients usually wait for an answer. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(25);

    private static final long AGAIN_AFTER_MILLIS = 250;

    /**
     * How many requests may wait here for other nodes: half of the threads that the server has for requests. If all of them
     * waited for each other's nodes, nobody would be left to answer.
     */
    private static final int MOST_WAITING = 100;

    private final Semaphore seats = new Semaphore(MOST_WAITING);

    @Inject
    JobPlaces places;

    @Inject
    TaskSignal signal;

    @Inject
    UpgradeGate gate;

    /**
     * Answers where the job runs. Whoever says that nothing was taken is asked again, or whoever has the job by then.
     *
     * @throws ApiException 503 when the job did not run anywhere for too long; 429 when upgrade mode is on, or when too many
     *     requests wait
     */
    public <T> T answer(String jobId, Callable<T> here, Remote<T> elsewhere) throws Exception {
        Place first = places.of(jobId);
        if (first instanceof Place.Here) {
            try {
                return here.call();
            } catch (UntakenException lostMeanwhile) {
                return seated(jobId, here, elsewhere);
            }
        }
        return seated(jobId, here, elsewhere);
    }

    private <T> T seated(String jobId, Callable<T> here, Remote<T> elsewhere) throws Exception {
        if (!seats.tryAcquire()) {
            throw ApiException.tooManyRequests(
                    "too many requests wait for other nodes to answer; nothing of this one was taken, try again");
        }
        try {
            return follow(jobId, here, elsewhere);
        } finally {
            seats.release();
        }
    }

    private <T> T follow(String jobId, Callable<T> here, Remote<T> elsewhere) throws Exception {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            signal.await(() -> isSomewhere(jobId), millisTo(end));
            Place place = places.of(jobId);
            try {
                return place instanceof Place.Elsewhere other
                        ? elsewhere.ask(other.address(), () -> places.isOn(jobId, other.node()))
                        : here.call();
            } catch (UntakenException notThere) {
                if (millisTo(end) == 0) {
                    throw notThere;
                }
                signal.await(() -> !places.of(jobId).equals(place), Math.min(AGAIN_AFTER_MILLIS, millisTo(end)));
            }
        }
    }

    private boolean isSomewhere(String jobId) {
        gate.check();
        return !(places.of(jobId) instanceof Place.Nowhere);
    }

    private static long millisTo(long end) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
    }
}
