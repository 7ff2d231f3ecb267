package org.slackwater.sources.control;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Several cursors as one, in the order of time; records of the same time in the order of their cursors. */
final class MergedCursor implements RecordCursor {
    private record Head(RecordCursor cursor, int position) {}

    private final List<RecordCursor> cursors;
    private final PriorityQueue<Head> heads = new PriorityQueue<>(
            Comparator.comparingLong((Head head) -> head.cursor().time()).thenComparingInt(Head::position));
    private @Nullable Head current;

    private MergedCursor(List<RecordCursor> cursors) {
        this.cursors = cursors;
        for (RecordCursor cursor : cursors) {
            if (cursor.next()) {
                heads.add(new Head(cursor, heads.size()));
            }
        }
    }

    /** Takes the cursors over: they are closed with the merged one, or at once when merging fails. */
    static RecordCursor of(List<RecordCursor> cursors) {
        if (cursors.size() == 1) {
            return cursors.get(0);
        }
        try {
            return new MergedCursor(List.copyOf(cursors));
        } catch (RuntimeException e) {
            closeAll(cursors, e);
            throw e;
        }
    }

    @Override
    public boolean next() {
        if (current != null && current.cursor().next()) {
            heads.add(current);
        }
        current = heads.poll();
        return current != null;
    }

    @Override
    public long time() {
        return head().time();
    }

    @Override
    public @Nullable Object[] values() {
        return head().values();
    }

    private RecordCursor head() {
        if (current == null) {
            throw new IllegalStateException("no record: call next() first, and only while it says true");
        }
        return current.cursor();
    }

    @Override
    public void close() {
        RuntimeException failure = new IllegalStateException("closing failed");
        closeAll(cursors, failure);
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    private static void closeAll(List<RecordCursor> cursors, RuntimeException failure) {
        for (RecordCursor cursor : cursors) {
            try {
                cursor.close();
            } catch (RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
    }
}
