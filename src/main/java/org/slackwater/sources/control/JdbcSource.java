package org.slackwater.sources.control;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slackwater.sources.entity.ReadRequest;
import org.slackwater.sources.entity.TimeRange;

/** The tables and views of a database. */
final class JdbcSource implements Source {
    private final String name;
    private final DataSource dataSource;

    JdbcSource(String name, DataSource dataSource) {
        this.name = name;
        this.dataSource = dataSource;
    }

    @Override
    public RecordCursor open(ReadRequest request) {
        try {
            Session session = new Session(dataSource);
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
    public Optional<TimeRange> extent(ReadRequest request) {
        try (Session session = new Session(dataSource)) {
            Optional<TimeRange> extent = Optional.empty();
            for (TableRead read : reads(session, request)) {
                Optional<TimeRange> one = extent(read, session.sql(), request);
                extent = extent.isEmpty()
                        ? one
                        : extent.map(range -> one.map(range::and).orElse(range));
            }
            return extent;
        } catch (SQLException e) {
            throw Sql.failure(name, e);
        }
    }

    private static Optional<TimeRange> extent(TableRead read, Sql sql, ReadRequest request) throws SQLException {
        try (PreparedStatement statement = sql.prepare(read.extent(sql), 1);
                ResultSet row = statement.executeQuery()) {
            if (!row.next() || row.getObject(1) == null) {
                return Optional.empty();
            }
            TimeReader reader = read.time().reader();
            long earliest = reader.read(row, 1);
            long latest = reader.read(row, 2);
            // A text that is no time may stand first or last: then only the range asked for is known.
            return Optional.of(new TimeRange(
                    earliest == TimeReader.NONE ? request.from() : earliest,
                    latest == TimeReader.NONE ? request.to() - 1 : latest));
        }
    }

    @Override
    public void verify(ReadRequest request) {
        try (Session session = new Session(dataSource)) {
            reads(session, request).forEach(TableRead::readers);
        } catch (SQLException e) {
            throw Sql.failure(name, e);
        }
    }
}
