package org.slackwater.benchmark.detection;

import java.util.concurrent.atomic.AtomicLong;
import org.slackwater.analysis.control.Analysis;

/** What is saved of an analysis. */
public final class SavedSize {
    private SavedSize() {}

    /** Bytes of all pieces. */
    public static long of(Analysis analysis) {
        AtomicLong parts = new AtomicLong();
        byte[] head = analysis.save(part -> parts.addAndGet(part.length));
        return head.length + parts.get();
    }
}
