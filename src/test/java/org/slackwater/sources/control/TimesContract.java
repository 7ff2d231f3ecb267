package org.slackwater.sources.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slackwater.analysis.entity.TimeFormat;
import org.slackwater.http.entity.ApiException;
import org.slackwater.sources.entity.ReadRequest;

/** Every way to write a time, on every database: the same records in the same order for the same range. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class TimesContract {
    private static final long DAY = Instant.parse("2026-01-02T00:00:00Z").toEpochMilli();
    private static final long SECOND = 1000;

    private final SourceDatabase database = new SourceDatabase(empty());

    abstract DataSource empty();

    /** In each table four records, at the day's first second, two seconds later and a day later, not in this order. */
    @BeforeAll
    void fill() {
        table(
                "stamps",
                "timestamp",
                "timestamp '2026-01-02 00:00:00'",
                "timestamp '2026-01-02 00:00:02'",
                "timestamp '2026-01-03 00:00:00'");
        table(
                "zoned",
                "timestamp with time zone",
                "timestamp with time zone '2026-01-02 01:00:00+01'",
                "timestamp with time zone '2026-01-01 19:00:02-05'",
                "timestamp with time zone '2026-01-03 00:00:00+00'");
        table("millis", "bigint", "" + DAY, "" + (DAY + 2 * SECOND), "" + (DAY + 86_400 * SECOND));
        table("seconds", "bigint", "" + DAY / 1000, "" + (DAY / 1000 + 2), "" + (DAY / 1000 + 86_400));
        table(
                "fractions",
                "double precision",
                DAY / 1000 + ".0",
                (DAY / 1000 + 2) + ".0",
                (DAY / 1000 + 86_400) + ".0");
        table("decimals", "numeric(20,3)", DAY / 1000 + ".000", (DAY / 1000 + 2) + ".0", (DAY / 1000 + 86_400) + ".0");
        table("texts", "varchar(30)", "'2026-01-02T00:00:00Z'", "'2026-01-02T00:00:02Z'", "'2026-01-03T00:00:00Z'");
        database.execute(
                "create table days (at date, n int)",
                "insert into days values (date '2026-01-03', 3)",
                "insert into days values (null, 0)",
                "insert into days values (date '2026-01-02', 1)");
    }

    private void table(String name, String type, String first, String second, String third) {
        database.execute(
                "create table " + name + " (at " + type + ", n int)",
                "insert into " + name + " values (" + third + ", 3)",
                "insert into " + name + " values (" + second + ", 2)",
                "insert into " + name + " values (null, 0)",
                "insert into " + name + " values (" + first + ", 1)");
    }

    @ParameterizedTest
    @CsvSource({
        "stamps, epoch_ms",
        "zoned, epoch_ms",
        "millis, epoch_ms",
        "seconds, epoch",
        "fractions, epoch",
        "decimals, epoch",
        "texts, yyyy-MM-dd'T'HH:mm:ss'Z'"
    })
    void recordsComeInTheOrderOfTheirTimeAndWithinTheRange(String table, String format) {
        ReadRequest all = SourceDatabase.all(TimeFormat.of(format), table, "n");

        assertThat(database.read(all))
                .extracting(SourceDatabase.Read::time)
                .containsExactly(DAY, DAY + 2 * SECOND, DAY + 86_400 * SECOND);
        assertThat(numbers(all)).containsExactly(1L, 2L, 3L);
        assertThat(numbers(all.within(DAY, DAY + 2 * SECOND))).containsExactly(1L);
        assertThat(numbers(all.within(DAY + 1, DAY + 2 * SECOND + 1))).containsExactly(2L);
        assertThat(numbers(all.within(DAY + 2 * SECOND, DAY + 86_400 * SECOND))).containsExactly(2L);
        assertThat(numbers(all.within(DAY - 1, DAY))).isEmpty();
        assertThat(numbers(all.within(DAY + 86_400 * SECOND, Long.MAX_VALUE))).containsExactly(3L);
    }

    @ParameterizedTest
    @CsvSource({
        "stamps, epoch_ms",
        "zoned, epoch_ms",
        "millis, epoch_ms",
        "seconds, epoch",
        "fractions, epoch",
        "decimals, epoch",
        "texts, yyyy-MM-dd'T'HH:mm:ss'Z'"
    })
    void theFirstIsThatOfTheRecordsOfTheRange(String table, String format) {
        ReadRequest all = SourceDatabase.all(TimeFormat.of(format), table, "n");

        assertThat(database.sources().first(all)).hasValue(DAY);
        assertThat(database.sources().first(all.within(DAY + 1, DAY + 86_400 * SECOND)))
                .hasValue(DAY + 2 * SECOND);
        assertThat(database.sources().first(all.within(DAY + 1, DAY + 2))).isEmpty();
    }

    @Test
    void aDayCountsAsItsFirstInstant() {
        ReadRequest days = SourceDatabase.all("days", "n");

        assertThat(numbers(days)).containsExactly(1L, 3L);
        assertThat(numbers(days.within(DAY, DAY + 1))).containsExactly(1L);
        assertThat(numbers(days.within(DAY + 1, DAY + 86_400 * SECOND))).isEmpty();
        assertThat(numbers(days.within(DAY + 1, DAY + 86_400 * SECOND + 1))).containsExactly(3L);
        assertThat(database.sources().first(days)).hasValue(DAY);
    }

    @Test
    void aTextThatIsNoTimeIsLeftOut() {
        database.execute(
                "create table scraps (at varchar(30), n int)",
                "insert into scraps values ('2026-01-02 none', 0)",
                "insert into scraps values ('2026-01-02T00:00:05', 1)",
                "insert into scraps values ('2026-99-02T00:00:00', 2)");

        ReadRequest request = SourceDatabase.all(TimeFormat.of("yyyy-MM-dd'T'HH:mm:ss"), "scraps", "n");

        assertThat(numbers(request)).containsExactly(1L);
    }

    @Test
    void whatIsFinerThanAMillisecondStaysOnItsSideOfTheRange() {
        database.execute(
                "create table fine (at timestamp(6), n int)",
                "insert into fine values (timestamp '2026-01-02 00:00:00.000999', 1)",
                "insert into fine values (timestamp '2026-01-02 00:00:00.001000', 2)");
        ReadRequest fine = SourceDatabase.all("fine", "n");

        assertThat(numbers(fine.within(DAY, DAY + 1))).containsExactly(1L);
        assertThat(numbers(fine.within(DAY + 1, DAY + 2))).containsExactly(2L);
    }

    /** Where a read that was cut short goes on, at the millisecond after its last record, nothing may fall out. */
    @Test
    void readingOnAfterEachRecordFindsAllOfThem() {
        database.execute("create table steps (at double precision, n int)");
        for (int i = 0; i < 50; i++) {
            database.execute(
                    "insert into steps values (" + (DAY / 1000) + "." + String.format("%03d", i * 7) + ", " + i + ")");
        }
        ReadRequest steps = SourceDatabase.all(TimeFormat.EPOCH, "steps", "n");

        long from = DAY;
        for (int i = 0; i < 50; i++) {
            SourceDatabase.Read next =
                    database.read(steps.within(from, Long.MAX_VALUE)).get(0);
            assertThat(next.values()).containsExactly((long) i);
            from = next.time() + 1;
        }
        assertThat(numbers(steps.within(from, Long.MAX_VALUE))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"millis, yyyy-MM-dd, time_format", "texts, dd.MM.yyyy, alphabetical order", "texts, epoch, alphabetical"
    })
    void aTimeThatCannotBeReadInOrderIsRefused(String table, String format, String why) {
        ReadRequest request = SourceDatabase.all(TimeFormat.of(format), table, "n");

        assertThatThrownBy(() -> database.read(request))
                .isInstanceOfSatisfying(ApiException.class, refused -> assertThat(refused.status())
                        .isEqualTo(400))
                .message()
                .containsIgnoringCase("[at]")
                .contains(why);
    }

    @Test
    void valuesComeAsWhatTheyAreAndMissingOnesAsNull() {
        database.execute(
                "create table kinds (at timestamp, t varchar(9), c char(5), i smallint, d numeric(9,3), f real,"
                        + " b boolean, born date, stamp timestamp, zone timestamp with time zone)",
                "insert into kinds values (timestamp '2026-01-02 00:00:00', 'x', 'ab', 7, 1.250, 0.5, true,"
                        + " date '2026-01-05', timestamp '2026-01-05 10:00:00.25',"
                        + " timestamp with time zone '2026-01-05 10:00:00+02')",
                "insert into kinds (at) values (timestamp '2026-01-02 00:00:01')");

        List<SourceDatabase.Read> records =
                database.read(SourceDatabase.all("kinds", "t", "c", "i", "d", "f", "b", "born", "stamp", "zone"));

        assertThat(records.get(0).values())
                .containsExactly(
                        "x",
                        "ab",
                        7L,
                        new java.math.BigDecimal("1.250"),
                        0.5,
                        true,
                        "2026-01-05",
                        "2026-01-05T10:00:00.250Z",
                        "2026-01-05T08:00:00.000Z");
        assertThat(records.get(1).values()).hasSize(9).containsOnlyNulls();
    }

    private Stream<Long> numbers(ReadRequest request) {
        return database.read(request).stream()
                .map(record -> (Long) record.values().get(0));
    }
}
