package org.slackwater.analysis.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParallelTest {
    private static final int MANY = 10_001;

    private final ExecutorService pool = Executors.newFixedThreadPool(3);
    private final AtomicIntegerArray times = new AtomicIntegerArray(MANY);

    @AfterEach
    void end() {
        pool.shutdownNow();
    }

    @Test
    void eachIsDoneOnceByAllThreads() {
        CountDownLatch allAtIt = new CountDownLatch(4);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();

        new Parallel(pool, 4).forEach(MANY, i -> {
            if (threads.add(Thread.currentThread())) {
                allAtIt.countDown();
            }
            awaited(allAtIt);
            times.incrementAndGet(i);
        });

        assertThat(threads).hasSize(4);
        assertEachOnce(MANY);
    }

    @Test
    void fewAreDoneByTheCaller() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();

        new Parallel(pool, 4).forEach(Parallel.WORTH_SHARING - 1, i -> threads.add(Thread.currentThread()));

        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void noThreadIsWaitedFor() {
        List<Runnable> waiting = new ArrayList<>();

        new Parallel(waiting::add, 4).forEach(MANY, times::incrementAndGet);

        assertEachOnce(MANY);
        assertThat(waiting).hasSize(3);
        waiting.forEach(Runnable::run);
        assertEachOnce(MANY);
    }

    @Test
    void aPoolThatTakesNothingMoreLeavesItToTheCaller() {
        new Parallel(
                        share -> {
                            throw new RejectedExecutionException("shut down");
                        },
                        4)
                .forEach(MANY, times::incrementAndGet);

        assertEachOnce(MANY);
    }

    @Test
    void whatFailsIsToldWhenNobodyWorksAnyMore() {
        AtomicInteger atIt = new AtomicInteger();
        IllegalStateException fault = new IllegalStateException("series 7");

        assertThatThrownBy(() -> new Parallel(pool, 4).forEach(MANY, i -> {
                    atIt.incrementAndGet();
                    try {
                        if (i == 7) {
                            throw fault;
                        }
                        times.incrementAndGet(i);
                    } finally {
                        atIt.decrementAndGet();
                    }
                }))
                .isSameAs(fault);
        assertThat(atIt).hasValue(0);
    }

    private void assertEachOnce(int count) {
        for (int i = 0; i < count; i++) {
            assertThat(times.get(i)).isOne();
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
