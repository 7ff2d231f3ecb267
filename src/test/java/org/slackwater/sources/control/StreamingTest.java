package org.slackwater.sources.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slackwater.http.entity.ApiException;
import org.slackwater.sources.entity.ReadRequest;
import org.slackwater.storage.TestStorage;

/** A read holds no more records than it fetches at a time, and a source that goes away in between is reported. */
class StreamingTest {
    private static final int ROWS = 1_000;
    private static final int FETCHED = 50;

    private final SourceDatabase database = new SourceDatabase(TestStorage.postgresDatabase());

    @BeforeEach
    void fill() {
        database.execute(
                "create table many as select i as at, i as v from generate_series(1, " + ROWS + ") i",
                "create table more as select i as at, i as v from generate_series(1, " + ROWS + ") i");
    }

    @Test
    void onlyWhatWasFetchedIsLeftWhenTheDatabaseIsGone() {
        assertLeftAfterTheEndOfTheDatabase(request("many"), FETCHED);
    }

    @Test
    void mergedTablesAreFetchedBitByBitToo() {
        assertLeftAfterTheEndOfTheDatabase(request("many", "more"), 2 * FETCHED);
    }

    private void assertLeftAfterTheEndOfTheDatabase(ReadRequest request, int atMost) {
        RecordCursor cursor = database.sources().open(request);
        assertThat(cursor.next()).isTrue();

        database.endOtherSessions();

        int[] read = {1};
        assertThatThrownBy(() -> {
                    while (cursor.next()) {
                        read[0]++;
                    }
                })
                .isInstanceOfSatisfying(
                        ApiException.class, gone -> assertThat(gone.status()).isEqualTo(503));
        assertThat(read[0]).isLessThanOrEqualTo(atMost);
        assertThatThrownBy(cursor::close).isInstanceOf(ApiException.class);
    }

    /** It is an optional part of JDBC. */
    @Test
    void whatCannotBoundASilenceIsReadAllTheSame() {
        DataSource limited = proxy(
                DataSource.class,
                database.dataSource(),
                (name, result) -> result instanceof Connection connection
                        ? proxy(Connection.class, connection, StreamingTest::refuseNetworkTimeout)
                        : result);

        assertThat(new SourceDatabase(limited).read(request("many"))).hasSize(ROWS);
    }

    /** Sees the name of each method and what came of it, and says what comes of it instead. */
    private interface Answer {
        @Nullable
        Object of(String method, @Nullable Object result) throws SQLException;
    }

    private static @Nullable Object refuseNetworkTimeout(String method, @Nullable Object result) throws SQLException {
        if (method.endsWith("NetworkTimeout")) {
            throw new SQLFeatureNotSupportedException(method);
        }
        return result;
    }

    private static <T> T proxy(Class<T> type, T behind, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.of(method.getName(), method.invoke(behind, arguments))));
    }

    /** A pool of one: whoever keeps its connection keeps the next one waiting for ever. */
    @Test
    void whateverEndsARunTheConnectionIsGivenBack() {
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:one;DB_CLOSE_DELAY=-1", "sa", "");
        pool.setMaxConnections(1);
        pool.setLoginTimeout(2);
        SourceDatabase one = new SourceDatabase(pool);
        one.execute("create table many as select x as at, x as v from system_range(1, 10)");

        assertThat(one.read(SourceDatabase.all("many", "v"))).hasSize(10);
        assertThatThrownBy(() -> one.read(SourceDatabase.all("none", "v"))).hasMessageContaining("no such index");
        assertThatThrownBy(() -> one.read(SourceDatabase.all("many", "none"))).hasMessageContaining("[none]");
        assertThatThrownBy(() -> one.sources().first(SourceDatabase.all("many", "none")))
                .hasMessageContaining("[none]");
        assertThatThrownBy(() -> one.sources().read(SourceDatabase.all("many", "v"), (time, values) -> {
                    throw new IllegalStateException("the sink broke");
                }))
                .hasMessage("the sink broke");

        assertThat(one.read(SourceDatabase.all("many", "v"))).hasSize(10);
        pool.dispose();
    }

    private static ReadRequest request(String... tables) {
        ReadRequest all = SourceDatabase.all("", "v");
        return new ReadRequest(
                List.of(tables),
                all.timeField(),
                all.timeFormat(),
                all.fields(),
                all.query(),
                all.from(),
                all.to(),
                FETCHED);
    }
}
