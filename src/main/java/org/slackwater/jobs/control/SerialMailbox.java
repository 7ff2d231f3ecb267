package org.slackwater.jobs.control;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Runs messages one after another in the order in which they came, on threads borrowed from a pool. Between messages no
 * thread is held, so that many idle owners cost nothing but memory. Messages must not throw.
 */
final class SerialMailbox {
    private static final int FAIR_SHARE = 16;

    private final Executor pool;
    private final Queue<Runnable> messages = new ArrayDeque<>(2);
    private boolean running;

    SerialMailbox(Executor pool) {
        this.pool = pool;
    }

    void put(Runnable message) {
        synchronized (messages) {
            messages.add(message);
            if (running) {
                return;
            }
            running = true;
        }
        pool.execute(this::work);
    }

    /** A few messages, then back to the end of the pool's queue, so that a busy owner does not starve the others. */
    private void work() {
        for (int i = 0; i < FAIR_SHARE; i++) {
            Runnable next = next();
            if (next == null) {
                return;
            }
            next.run();
        }
        pool.execute(this::work);
    }

    private @org.jspecify.annotations.Nullable Runnable next() {
        synchronized (messages) {
            Runnable next = messages.poll();
            if (next == null) {
                running = false;
            }
            return next;
        }
    }
}
