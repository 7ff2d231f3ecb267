package org.slackwater.sources.control;

import org.jspecify.annotations.Nullable;

/** Takes records in the order of their time. */
@FunctionalInterface
public interface RecordSink {
    /**
     * @param time epoch milliseconds
     * @param values aligned to the requested fields: String, Number, Boolean or null; the array may be kept
     * @return false to end the reading
     */
    boolean accept(long time, @Nullable Object[] values);
}
