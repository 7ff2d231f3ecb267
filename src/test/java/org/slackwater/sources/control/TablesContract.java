package org.slackwater.sources.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slackwater.http.entity.ApiException;
import org.slackwater.sources.entity.ReadRequest;

/** How tables and columns are found by their names, whatever these are, on every database. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class TablesContract {
    private final SourceDatabase database = new SourceDatabase(empty());

    abstract DataSource empty();

    @BeforeAll
    void fill() {
        database.execute(
                "create table rides_1 (at bigint, v int)",
                "insert into rides_1 values (10, 1)",
                "insert into rides_1 values (30, 3)",
                "create table rides_2 (at bigint, v int)",
                "insert into rides_2 values (20, 2)",
                "insert into rides_2 values (30, 4)",
                "create table ridesx2 (at bigint, v int)",
                "insert into ridesx2 values (5, 99)",
                "create table talk (at bigint, line text, host varchar(20))",
                "insert into talk values (2, 'b', 'x'), (1, 'z', 'x'), (2, 'c', 'x'), (2, 'a', 'y'), (2, 'a', 'x')",
                "create view rides_view as select at, v + 100 as v from rides_1",
                "create schema slackwater",
                "create table slackwater.secrets (at bigint, v int)",
                "create schema other",
                "create table other.rides_1 (at bigint, v int)",
                "insert into other.rides_1 values (1, 1000)",
                "create table \"Odd \"\"name\"\"; drop table rides_1; --\" (at bigint, \"v\"\" from x; --\" int, \"V\" int,"
                        + " \"v\" int, bin " + binary() + ")",
                "insert into \"Odd \"\"name\"\"; drop table rides_1; --\" values (1, 7, 8, 9, null)");
    }

    abstract String binary();

    @Test
    void severalTablesAreMergedInTheOrderOfTime() {
        assertThat(values("rides_1", "rides_2")).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void recordsOfTheSameTimeComeInTheOrderThatIsAskedFor() {
        ReadRequest all = SourceDatabase.all("talk", "host", "line");
        ReadRequest ordered = new ReadRequest(
                all.tables(),
                all.timeField(),
                all.timeFormat(),
                all.fields(),
                List.of("line", "host"),
                all.query(),
                all.from(),
                all.to(),
                all.fetchSize());

        assertThat(database.read(ordered))
                .extracting(
                        record -> "" + record.values().get(1) + record.values().get(0))
                .containsExactly("zx", "ax", "ay", "bx", "cx");
    }

    @Test
    void aTableThatIsNamedTwiceIsReadOnce() {
        assertThat(values("rides_1", "rides_1", "rides_*")).containsExactly(1L, 101L, 2L, 3L, 4L, 103L);
    }

    @Test
    void aViewIsRead() {
        assertThat(values("rides_view")).containsExactly(101L, 103L);
    }

    @Test
    void aWildcardMeansTheTablesOfTheCurrentSchema() {
        assertThat(values("rides_*")).containsExactly(1L, 101L, 2L, 3L, 4L, 103L);
        assertThat(values("*_2")).containsExactly(2L, 4L);
    }

    @Test
    void anUnderscoreStandsForItself() {
        assertThat(values("rides_2")).containsExactly(2L, 4L);
    }

    @Test
    void aSchemaMayBeNamed() {
        assertThat(values("other.rides_1")).containsExactly(1000L);
        assertThat(values("other.*")).containsExactly(1000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "nothing*",
                "rides_1; drop table rides_1",
                "rides_1\" where 1=1 --",
                "slackwater.secrets",
                "secrets",
                "information_schema.tables",
                "%",
                "rides__"
            })
    void aTableThatIsNotThereIsNamed(String table) {
        assertThatThrownBy(() -> values(table))
                .isInstanceOfSatisfying(ApiException.class, missing -> assertThat(missing.status())
                        .isEqualTo(404))
                .hasMessageContaining("[" + table + "]");
        assertThatThrownBy(() -> database.sources().first(SourceDatabase.all(table, "v")))
                .hasMessageContaining("[" + table + "]");
        assertThatThrownBy(() -> database.sources().verify(SourceDatabase.all(table, "v")))
                .hasMessageContaining("[" + table + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "v; drop table rides_1", "v\" from rides_1 --", "*", ""})
    void aFieldThatIsNotThereIsNamed(String field) {
        assertThatThrownBy(() -> database.sources().verify(SourceDatabase.all("rides_1", field)))
                .isInstanceOfSatisfying(ApiException.class, missing -> assertThat(missing.status())
                        .isEqualTo(400))
                .hasMessageContaining("field [" + field + "]")
                .hasMessageContaining("[rides_1]");
    }

    @Test
    void aMissingTimeFieldIsNamed() {
        ReadRequest all = SourceDatabase.all("rides_1", "v");
        ReadRequest wrong = new ReadRequest(
                all.tables(), "when", all.timeFormat(), all.fields(), all.query(), all.from(), all.to(), 10);

        assertThatThrownBy(() -> database.sources().verify(wrong))
                .isInstanceOfSatisfying(ApiException.class, missing -> assertThat(missing.status())
                        .isEqualTo(400))
                .hasMessageContaining("field [when]");
    }

    @Test
    void namesAreNeverPartOfTheStatement() {
        String odd = "Odd \"name\"; drop table rides_1; --";

        assertThat(database.read(SourceDatabase.all(odd, "v\" from x; --", "V", "v"))
                        .get(0)
                        .values())
                .containsExactly(7L, 8L, 9L);
        assertThat(values("rides_1")).containsExactly(1L, 3L);
    }

    @Test
    void aBinaryColumnIsRefused() {
        assertThatThrownBy(() ->
                        database.sources().verify(SourceDatabase.all("Odd \"name\"; drop table rides_1; --", "bin")))
                .isInstanceOfSatisfying(ApiException.class, refused -> assertThat(refused.status())
                        .isEqualTo(400))
                .message()
                .containsIgnoringCase("field [bin]")
                .contains("binary");
    }

    @Test
    void aFieldOfOneTableMustBeInAllOfThem() {
        database.execute("create table rides_3 (at bigint, w int)");
        try {
            assertThatThrownBy(() -> values("rides_1", "rides_3"))
                    .hasMessageContaining("field [v]")
                    .hasMessageContaining("[rides_3]");
        } finally {
            database.execute("drop table rides_3");
        }
    }

    @Test
    void nothingToReadIsRefused() {
        assertThatThrownBy(() -> values()).isInstanceOf(ApiException.class).hasMessageContaining("[indices]");
    }

    private Stream<Long> values(String... tables) {
        ReadRequest request = SourceDatabase.all("", "v").of(List.of(tables));
        return database.read(request).stream()
                .map(record -> (Long) record.values().get(0));
    }
}
