package org.slackwater.history;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Does something again and again, what and when decided by its own random numbers, until the time is over. */
abstract class Actor {
    private final RandomGenerator random;
    private final CountDownLatch over;

    /** @param over when it reaches zero, the actor ends */
    Actor(RandomGenerator random, CountDownLatch over) {
        this.random = random;
        this.over = over;
    }

    abstract void act() throws InterruptedException;

    final void live() {
        try {
            while (over.getCount() > 0) {
                act();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets time pass, or less if the run ends; how long is left to chance, nothing is waited for. */
    final boolean pause(int fromMillis, int toMillis) throws InterruptedException {
        return pause(random.nextInt(fromMillis, toMillis));
    }

    /** @return whether the run goes on */
    final boolean pause(long millis) throws InterruptedException {
        return !over.await(millis, TimeUnit.MILLISECONDS);
    }

    final boolean isOver() {
        return over.getCount() == 0;
    }

    final <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    final boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    final int between(int from, int to) {
        return random.nextInt(from, to);
    }

    static Duration millis(int millis) {
        return Duration.ofMillis(millis);
    }
}
