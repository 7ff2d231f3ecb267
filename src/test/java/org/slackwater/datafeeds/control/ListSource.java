package org.slackwater.datafeeds.control;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.slackwater.http.entity.ApiException;
import org.slackwater.sources.control.RecordCursor;
import org.slackwater.sources.control.Source;
import org.slackwater.sources.entity.ReadRequest;

/** Records in a list, which may run out in the middle of a read. */
final class ListSource implements Source {
    private record Entry(long time, double value) {}

    private final List<Entry> entries = new ArrayList<>();
    private int reads;
    private int breakAfter = Integer.MAX_VALUE;
    private int happensAt = -1;
    private Runnable happening = () -> {};

    /** Times must not go back. */
    ListSource with(long time, double value) {
        entries.add(new Entry(time, value));
        return this;
    }

    /** The next read ends with a failure after so many records. */
    void breakAfter(int records) {
        breakAfter = records;
    }

    /** Before the record of this number, of the next read, something happens. */
    void before(int record, Runnable happening) {
        this.happensAt = record;
        this.happening = happening;
    }

    int reads() {
        return reads;
    }

    private List<Entry> within(ReadRequest request) {
        return entries.stream()
                .filter(entry -> entry.time >= request.from() && entry.time < request.to())
                .toList();
    }

    @Override
    public RecordCursor open(ReadRequest request) {
        reads++;
        List<Entry> found = within(request);
        int limit = breakAfter;
        breakAfter = Integer.MAX_VALUE;
        return new RecordCursor() {
            private int at = -1;

            @Override
            public boolean next() {
                if (++at == happensAt) {
                    happensAt = -1;
                    happening.run();
                }
                if (at >= limit) {
                    throw new ApiException(503, "source_unavailable_exception", "the source is gone");
                }
                return at < found.size();
            }

            @Override
            public long time() {
                return found.get(at).time;
            }

            @Override
            public Object[] values() {
                return new Object[] {found.get(at).value};
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }

    @Override
    public OptionalLong first(ReadRequest request) {
        return within(request).stream().mapToLong(Entry::time).findFirst();
    }

    @Override
    public void verify(ReadRequest request) {
        // everything can be read
    }
}
