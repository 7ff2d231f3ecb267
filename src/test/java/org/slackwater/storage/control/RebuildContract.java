package org.slackwater.storage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Meta;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slackwater.http.entity.ApiException;
import org.slackwater.storage.control.Rebuild.RebuiltTable;

/** What rebuilding must keep on every database: all rows, and the tables as they are. */
abstract class RebuildContract {
    private static final int BUCKETS = 500;

    private final DataSource database = emptyDatabase();
    private final Rebuild rebuild = new Rebuild();

    abstract DataSource emptyDatabase();

    abstract String blob();

    @BeforeEach
    void fill() throws SQLException {
        Flyway.configure()
                .dataSource(database)
                .placeholders(Map.of("blob", blob()))
                .locations("classpath:db/migration")
                .load()
                .migrate();
        rebuild.database = database;
        change(sql -> {
            for (int i = 0; i < BUCKETS; i++) {
                sql.execute("insert into bucket values ('job', ?, 60, 1.5, 1.5, 3, false, '[]', null)", i * 60_000L);
            }
            sql.execute(
                    "insert into model_state (job_id, saved_at, feed_position, input_seq, state) values ('job', 1, 2, 3, ?)",
                    new byte[] {1, 2, 3});
            sql.execute("insert into forecast values ('f', 'job', 1, null, 2, 3, 4, 5, 6, 7)");
            sql.execute("insert into model_plot values"
                    + " ('job', 0, 0, 60, 0, 'mean', null, null, null, null, 0.5, 1, 1.5, null)");
            sql.execute(
                    "insert into annotation values ('job', 'a', 'USER', 'x', 1, 2, 3, null, 4, null, null, null, null,"
                            + " null, null, null, null)");
            sql.execute("insert into category values ('job', 1, null, null, '[]', 3, '[]', 2)");
            sql.execute(
                    "insert into forecast_series values ('f', 0, 1, 'mean', 'v', null, null, null, null, ?)",
                    new byte[] {4});
            sql.execute("insert into job_input values ('job', 4, 'DATA', 5, 6, ?)", new byte[100_000]);
        });
        phase("ENABLED");
    }

    @Test
    void everyRowIsThereAfterwardsAndTheTablesAreAsTheyWere() throws SQLException {
        List<String> before = contents();
        List<String> shape = shape();

        List<RebuiltTable> first = rebuild.rebuild();
        List<RebuiltTable> again = rebuild.rebuild();

        assertThat(first).contains(new RebuiltTable("bucket", BUCKETS), new RebuiltTable("model_state", 1));
        assertThat(first).contains(new RebuiltTable("forecast", 1), new RebuiltTable("forecast_series", 1));
        assertThat(first).contains(new RebuiltTable("category", 1), new RebuiltTable("model_plot", 1));
        assertThat(first).contains(new RebuiltTable("category", 1), new RebuiltTable("annotation", 1));
        assertThat(first).contains(new RebuiltTable("influencer", 0)).isEqualTo(again);
        assertThat(contents()).isEqualTo(before);
        assertThat(shape).hasSize(10);
        assertThat(shape()).isEqualTo(shape);
    }

    @Test
    void itIsRefusedUnlessUpgradeModeIsEnabled() throws SQLException {
        for (String phase : List.of("DISABLED", "DRAINING", "RESUMING")) {
            phase(phase);

            assertThatThrownBy(rebuild::rebuild).satisfies(refusal -> assertThat(((ApiException) refusal).status())
                    .isEqualTo(409));
        }
    }

    @Test
    void itIsRefusedWhileSomebodyElseMaintainsOrTurnsUpgradeModeOff() throws SQLException {
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            DSL.using(other).fetch(Maintenance.LOCK);

            assertThatThrownBy(rebuild::rebuild).satisfies(refusal -> assertThat(((ApiException) refusal).status())
                    .isEqualTo(409));

            other.rollback();
            assertThat(rebuild.rebuild()).isNotEmpty();
        }
    }

    /** Upgrade mode stays on as long as somebody holds that lock. */
    @Test
    void itIsOneTransactionFromTheBeginningToTheEnd() throws SQLException {
        List<Boolean> locked = new ArrayList<>();
        rebuild.database = watched(() -> locked.add(isLocked()));

        rebuild.rebuild();

        assertThat(locked).hasSizeGreaterThan(40).containsOnly(true);
    }

    private boolean isLocked() throws SQLException {
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            boolean locked = DSL.using(other).fetch(Maintenance.LOCK).isEmpty();
            other.rollback();
            return locked;
        }
    }

    /** The database, which is looked at before each statement between the one that takes the lock and the commit. */
    private DataSource watched(Callable<?> look) {
        AtomicBoolean taken = new AtomicBoolean();
        return proxy(DataSource.class, (source, call, arguments) -> {
            Connection connection = (Connection) call.invoke(database, arguments);
            return proxy(Connection.class, (watched, inner, given) -> {
                if (inner.getName().equals("commit")) {
                    taken.set(false);
                }
                if (inner.getName().equals("prepareStatement")) {
                    if (taken.get()) {
                        look.call();
                    }
                    taken.compareAndSet(false, Maintenance.LOCK.equals(given[0]));
                }
                return inner.invoke(connection, given);
            });
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(RebuildContract.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Test
    void aFailureLeavesEverythingAsItWas() throws SQLException {
        List<String> before = contents();
        change(sql -> sql.execute("drop table datafeed_progress"));

        assertThatThrownBy(rebuild::rebuild).isInstanceOf(RuntimeException.class);

        assertThat(contents()).isEqualTo(before);
        change(sql -> sql.execute("create table datafeed_progress (datafeed_id varchar(64) primary key, timing text)"));
        assertThat(rebuild.rebuild()).contains(new RebuiltTable("bucket", BUCKETS));
    }

    private List<String> contents() throws SQLException {
        try (Connection connection = database.getConnection()) {
            DSLContext sql = DSL.using(connection);
            return List.of(
                    sql.fetch("select * from bucket order by bucket_time").formatCSV(),
                    sql.fetch("select * from model_state").formatCSV(),
                    sql.fetch("select * from forecast").formatCSV(),
                    sql.fetch("select * from forecast_series").formatCSV(),
                    sql.fetch("select * from job_input").formatCSV());
        }
    }

    /** Columns with their types, and keys; without names that nobody gave. */
    private List<String> shape() throws SQLException {
        try (Connection connection = database.getConnection()) {
            Meta meta = DSL.using(connection).meta();
            return meta.getTables().stream()
                    .filter(table -> table.getName().equalsIgnoreCase("bucket"))
                    .flatMap(table -> Stream.concat(
                            Arrays.stream(table.fields()).map(RebuildContract::shape), Stream.of(key(table))))
                    .toList();
        }
    }

    private static String shape(Field<?> field) {
        return field.getName() + " " + field.getDataType();
    }

    private static String key(Table<?> table) {
        return String.valueOf(Objects.requireNonNull(table.getPrimaryKey()).getFields());
    }

    private void phase(String phase) throws SQLException {
        change(sql -> sql.execute("update upgrade_mode set phase = ?", phase));
    }

    private interface Change {
        void in(DSLContext sql);
    }

    private void change(Change change) throws SQLException {
        try (Connection connection = database.getConnection()) {
            change.in(DSL.using(connection));
        }
    }
}
