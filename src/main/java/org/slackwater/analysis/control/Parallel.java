package org.slackwater.analysis.control;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Does the same for many things, of which none touches another, on the caller's thread and on those of a pool that are
 * free. Nobody waits for a thread: a share that begins when all is done finds nothing to do. What comes of it does not
 * depend on who did what.
 */
final class Parallel {
    static final Parallel ALONE = new Parallel(Runnable::run, 1);
    /** Fewer are done sooner by one thread than handed over. */
    static final int WORTH_SHARING = 2_000;

    private static final int AT_ONCE = 250;

    private final Executor pool;
    private final int threads;

    /** @param threads at most so many work at once, the caller's among them */
    Parallel(Executor pool, int threads) {
        this.pool = pool;
        this.threads = threads;
    }

    /**
     * Returns when the work is done for each number from 0 to below the count; what it has written is seen by the caller.
     * What it throws is thrown when nobody works any more.
     */
    void forEach(int count, IntConsumer work) {
        if (threads == 1 || count < WORTH_SHARING) {
            for (int i = 0; i < count; i++) {
                work.accept(i);
            }
            return;
        }
        Shares shares = new Shares(count, work);
        for (int i = 1; i < threads; i++) {
            offer(shares);
        }
        shares.run();
        shares.await();
    }

    private void offer(Shares shares) {
        try {
            pool.execute(shares);
        } catch (RejectedExecutionException full) {
            // The pool has no thread to spare, or is being shut down: the caller does it alone.
            return;
        }
    }

    /** Slices of the numbers, each taken by one thread. */
    private static final class Shares implements Runnable {
        private final int count;
        private final IntConsumer work;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger left;
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();

        Shares(int count, IntConsumer work) {
            this.count = count;
            this.work = work;
            this.left = new AtomicInteger((count + AT_ONCE - 1) / AT_ONCE);
        }

        @Override
        public void run() {
            for (int from = taken(); from < count; from = taken()) {
                work(from, Math.min(count, from + AT_ONCE));
            }
        }

        private int taken() {
            return next.getAndUpdate(from -> Math.min(count, from + AT_ONCE));
        }

        private void work(int from, int to) {
            try {
                for (int i = from; i < to; i++) {
                    work.accept(i);
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            }
            if (left.decrementAndGet() == 0) {
                done.complete(null);
            }
        }

        /** Not to be interrupted: whoever comes back finds all models either before the work or after it. */
        void await() {
            var unused = done.join();
            Throwable thrown = failure.get();
            if (thrown instanceof Error error) {
                throw error;
            }
            if (thrown instanceof RuntimeException exception) {
                throw exception;
            }
        }
    }
}
