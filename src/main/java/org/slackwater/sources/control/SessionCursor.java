package org.slackwater.sources.control;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A cursor that gives its session back when it is closed. */
record SessionCursor(String source, RecordCursor records, Session session) implements RecordCursor {

    @Override
    public boolean next() {
        return records.next();
    }

    @Override
    public long time() {
        return records.time();
    }

    @Override
    public @Nullable Object[] values() {
        return records.values();
    }

    @Override
    public void close() {
        try (session) {
            records.close();
        } catch (SQLException e) {
            throw Sql.failure(source, e);
        }
    }
}
