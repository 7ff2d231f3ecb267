package org.slackwater.sources.control;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.TimeFormat;
import org.slackwater.sources.entity.Query;
import org.slackwater.sources.entity.ReadRequest;

/** A database that records are read from, as the source that is meant when none is named. */
record SourceDatabase(DataSource dataSource) {
    /** A record as it was read. */
    record Read(long time, List<@Nullable Object> values) {}

    void execute(String... statements) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PostgreSQL only: whoever is connected finds the connection dead. */
    void endOtherSessions() {
        execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where pid <> pg_backend_pid() and datname = current_database()");
    }

    Sources sources() {
        Sources sources = new Sources();
        sources.dataSources = new DataSources() {
            @Override
            DataSource named(String name) {
                return dataSource;
            }
        };
        return sources;
    }

    List<Read> read(ReadRequest request) {
        List<Read> records = new ArrayList<>();
        try (RecordCursor cursor = sources().open(request)) {
            while (cursor.next()) {
                records.add(new Read(cursor.time(), asList(cursor.values())));
            }
        }
        return records;
    }

    private static List<@Nullable Object> asList(@Nullable Object[] values) {
        List<@Nullable Object> list = new ArrayList<>();
        for (Object value : values) {
            list.add(value);
        }
        return list;
    }

    /** Everything in a table, the time of which stands in a column named {@code at}. */
    static ReadRequest all(String table, String... fields) {
        return all(TimeFormat.EPOCH_MS, table, fields);
    }

    static ReadRequest all(TimeFormat format, String table, String... fields) {
        return new ReadRequest(
                List.of(table),
                "at",
                format,
                List.of(fields),
                new Query.MatchAll(),
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                100);
    }

    static ReadRequest matching(ReadRequest request, String query) {
        return new ReadRequest(
                request.tables(),
                request.timeField(),
                request.timeFormat(),
                request.fields(),
                QueryParser.parse(json(query)),
                request.from(),
                request.to(),
                request.fetchSize());
    }

    static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
