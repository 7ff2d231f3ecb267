package org.slackwater.sources.control;

import java.util.OptionalLong;
import org.slackwater.sources.entity.ReadRequest;

/**
 * Where records come from. May be called from any thread and by several at once. Every method throws an
 * {@link org.slackwater.http.entity.ApiException}: 404 naming a table that is not there, 400 naming a field that is not
 * there or a condition that does not fit its field, 503 when the source cannot be reached.
 */
public interface Source {

    /**
     * The records that match the query, with a time within [from, to), in the order of their time, of which only a few
     * are in memory at once. Records without a readable time are left out.
     */
    RecordCursor open(ReadRequest request);

    /**
     * Where to begin reading: the time of the first record that {@link #open} would give, or an earlier one when it is
     * not easily told; empty when there is none.
     */
    OptionalLong first(ReadRequest request);

    /** Finds out whether the request can be read, without reading records. */
    void verify(ReadRequest request);

    /**
     * Gives the sink the records of {@link #open} until it returns false.
     *
     * @throws InterruptedException when the thread is interrupted meanwhile
     */
    default void read(ReadRequest request, RecordSink sink) throws InterruptedException {
        try (RecordCursor cursor = open(request)) {
            while (cursor.next()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while reading " + request.tables());
                }
                if (!sink.accept(cursor.time(), cursor.values())) {
                    return;
                }
            }
        }
    }
}
