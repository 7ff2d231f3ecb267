package org.slackwater.sources.control;

import org.jspecify.annotations.Nullable;

/** Records one after another, in the order of their time. Used by one thread; closed by whoever opened it. */
public interface RecordCursor extends AutoCloseable {

    /** @return false at the end */
    boolean next();

    /** Epoch milliseconds of the current record. */
    long time();

    /** Values of the current record, aligned to the requested fields; a new array for each record. */
    @Nullable
    Object[] values();

    @Override
    void close();
}
