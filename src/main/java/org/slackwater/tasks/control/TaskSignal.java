package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Waiting for something in the database to become so. Changes made on this node are seen at once, those of others at
 * the next look.
 */
@ApplicationScoped
public class TaskSignal {
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long changes;

    @Inject
    DataGrid grid;

    /** Something that others may wait for, here or on other nodes, has been committed. */
    public void changed() {
        heard();
        grid.tellOthers();
    }

    /** Something changed on another node, whatever it is. */
    void heard() {
        lock.lock();
        try {
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the condition, which looks into the database, holds.
     *
     * @return whether it did before the time was over; a negative time is no limit
     */
    public boolean await(BooleanSupplier condition, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Math.min(millis, Long.MAX_VALUE / 2_000_000));
        while (true) {
            long seen = seen();
            long look = System.nanoTime();
            if (condition.getAsBoolean()) {
                return true;
            }
            long looked = System.nanoTime() - look;
            long left = millis < 0 ? LOOK_EVERY_NANOS : end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            long pause = Math.min(left, LOOK_EVERY_NANOS);
            // Where many tasks change one after another, looking takes half of the time at most.
            long rest = Math.min(looked, pause);
            TimeUnit.NANOSECONDS.sleep(rest);
            awaitChange(seen, pause - rest);
        }
    }

    private long seen() {
        lock.lock();
        try {
            return changes;
        } finally {
            lock.unlock();
        }
    }

    private void awaitChange(long seen, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (changes == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
