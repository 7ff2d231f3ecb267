package org.slackwater.http.control;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slackwater.http.entity.ApiException;

/** Dates as the API writes them: epoch milliseconds, ISO 8601 down to a mere year, or date math. */
public final class Dates {
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .appendPattern("uuuu[-MM[-dd]]")
            .optionalStart()
            .appendLiteral('T')
            .appendPattern("HH[:mm[:ss]]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter(java.util.Locale.ROOT)
            .withResolverStyle(java.time.format.ResolverStyle.STRICT);

    private static final Pattern EPOCH = Pattern.compile("-?\\d{1,18}");
    private static final Pattern STEP = Pattern.compile("([+-])(\\d{1,9})([yMwdhHms])|/([yMwdhHms])");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "y", ChronoUnit.YEARS,
            "M", ChronoUnit.MONTHS,
            "w", ChronoUnit.WEEKS,
            "d", ChronoUnit.DAYS,
            "h", ChronoUnit.HOURS,
            "H", ChronoUnit.HOURS,
            "m", ChronoUnit.MINUTES,
            "s", ChronoUnit.SECONDS);

    private Dates() {}

    /**
     * @param name of the parameter or field, for the message
     * @param clock what {@code now} means
     * @return epoch milliseconds
     * @throws ApiException 400 naming parameter and value
     */
    public static long parse(String text, String name, Clock clock) {
        String trimmed = text.strip();
        try {
            if (EPOCH.matcher(trimmed).matches() && trimmed.length() != 4) {
                return Long.parseLong(trimmed);
            }
            if (trimmed.startsWith("now")) {
                return math(clock.instant(), trimmed.substring(3));
            }
            int bar = trimmed.indexOf("||");
            return bar < 0
                    ? iso(trimmed).toEpochMilli()
                    : math(iso(trimmed.substring(0, bar)), trimmed.substring(bar + 2));
        } catch (DateTimeException | ArithmeticException e) {
            throw new ApiException(
                    400,
                    "parse_exception",
                    "Query param [" + name + "] with value [" + text
                            + "] cannot be parsed as a date or converted to a number (epoch)",
                    e);
        }
    }

    private static Instant iso(String text) {
        TemporalAccessor parsed = ISO.parseBest(
                text,
                OffsetDateTime::from,
                java.time.LocalDateTime::from,
                LocalDate::from,
                YearMonth::from,
                Year::from);
        LocalDate date = parsed.query(TemporalQueries.localDate());
        if (date == null) {
            int month = parsed.isSupported(ChronoField.MONTH_OF_YEAR) ? parsed.get(ChronoField.MONTH_OF_YEAR) : 1;
            date = LocalDate.of(parsed.get(ChronoField.YEAR), month, 1);
        }
        LocalTime time = parsed.query(TemporalQueries.localTime());
        ZoneId zone = parsed.query(TemporalQueries.zone());
        return ZonedDateTime.of(date, time == null ? LocalTime.MIDNIGHT : time, zone == null ? ZoneOffset.UTC : zone)
                .toInstant();
    }

    private static long math(Instant from, String steps) {
        ZonedDateTime time = from.atZone(ZoneOffset.UTC);
        Matcher step = STEP.matcher(steps);
        int at = 0;
        while (at < steps.length()) {
            if (!step.find(at) || step.start() != at) {
                throw new DateTimeException("no date math: " + steps.substring(at));
            }
            time = step.group(4) == null
                    ? time.plus(signed(step), unit(step.group(3)))
                    : floor(time, unit(step.group(4)));
            at = step.end();
        }
        return time.toInstant().toEpochMilli();
    }

    private static long signed(Matcher step) {
        long amount = Long.parseLong(step.group(2));
        return step.group(1).equals("-") ? -amount : amount;
    }

    private static ChronoUnit unit(String letter) {
        return UNITS.getOrDefault(letter, ChronoUnit.FOREVER);
    }

    private static ZonedDateTime floor(ZonedDateTime time, ChronoUnit unit) {
        return switch (unit) {
            case YEARS -> time.withDayOfYear(1).truncatedTo(ChronoUnit.DAYS);
            case MONTHS -> time.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS);
            case WEEKS -> time.with(java.time.DayOfWeek.MONDAY).truncatedTo(ChronoUnit.DAYS);
            default -> time.truncatedTo(unit);
        };
    }
}
