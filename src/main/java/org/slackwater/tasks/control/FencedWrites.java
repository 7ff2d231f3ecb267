package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.LongAdder;

/** Counts the writes of this process's runs that came too late, and were rolled back. */
@ApplicationScoped
public class FencedWrites {
    private final LongAdder count = new LongAdder();

    void happened() {
        count.increment();
    }

    public long count() {
        return count.sum();
    }
}
