package org.slackwater.sources.control;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.slackwater.sources.entity.ReadRequest;

/** The tables and views of a database. */
final class JdbcSource implements Source {
    private final String name;
    private final DataSource dataSource;
    private final int silenceMillis;

    JdbcSource(String name, DataSource dataSource, int silenceMillis) {
        this.name = name;
        this.dataSource = dataSource;
        this.silenceMillis = silenceMillis;
    }

    @Override
    public RecordCursor open(ReadRequest request) {
        try {
            Session session = new Session(dataSource, silenceMillis);
            try {
                return new SessionCursor(name, cursors(session, request), session);
            } catch (SQLException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Sql.failure(name, e);
        }
    }

    private RecordCursor cursors(Session session, ReadRequest request) throws SQLException {
        List<TableRead> reads = reads(session, request);
        if (reads.size() == 1) {
            session.readLazily();
        }
        List<RecordCursor> cursors = new ArrayList<>();
        for (TableRead read : reads) {
            cursors.add(new TableCursor(name, read, session.sql(), Math.max(1, request.fetchSize())));
        }
        return MergedCursor.of(cursors);
    }

    private static List<TableRead> reads(Session session, ReadRequest request) throws SQLException {
        List<TableRead> reads = new ArrayList<>();
        for (String expression : request.tables()) {
            for (Table table : session.tables(expression)) {
                if (reads.stream().noneMatch(read -> read.table().name().equals(table.name()))) {
                    reads.add(TableRead.of(table, request, session.sql()));
                }
            }
        }
        return reads;
    }

    @Override
    public OptionalLong first(ReadRequest request) {
        try (Session session = new Session(dataSource, silenceMillis)) {
            OptionalLong first = OptionalLong.empty();
            for (TableRead read : reads(session, request)) {
                OptionalLong one = first(read, session.sql(), request.from());
                first = LongStream.concat(first.stream(), one.stream()).min();
            }
            return first;
        } catch (SQLException e) {
            throw Sql.failure(name, e);
        }
    }

    private static OptionalLong first(TableRead read, Sql sql, long from) throws SQLException {
        try (PreparedStatement statement = sql.prepare(read.first(sql), 1);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return OptionalLong.empty();
            }
            long first = read.time().reader().read(row, 1);
            // A text that is no time may stand first: then only the range asked for is known.
            return OptionalLong.of(first == TimeReader.NONE ? from : first);
        }
    }

    @Override
    public void verify(ReadRequest request) {
        try (Session session = new Session(dataSource, silenceMillis)) {
            reads(session, request).forEach(TableRead::readers);
        } catch (SQLException e) {
            throw Sql.failure(name, e);
        }
    }
}
