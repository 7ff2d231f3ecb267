package org.slackwater.jobs.control;

import org.jspecify.annotations.Nullable;

/** Takes the records of a posted body, in the order in which they stand there. */
public interface PostedRecordSink {
    /**
     * @param time epoch milliseconds
     * @param values aligned to the wanted fields: String, Number, Boolean, or null where missing; may be kept
     * @param inputFields number of fields the record had, without its time
     * @param inputBytes size of the record, with what stood between it and the one before
     */
    void add(long time, @Nullable Object[] values, int inputFields, int inputBytes);

    /** A record whose time is missing or cannot be read. */
    void addInvalidDate(int inputFields, int inputBytes);
}
