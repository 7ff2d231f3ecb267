package org.slackwater.analysis.entity;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How a record writes its time: {@code epoch_ms}, {@code epoch} (seconds), {@code strict_date_optional_time} (ISO 8601),
 * or a Java date pattern. A time without a zone is UTC. Two formats of the same pattern are equal.
 */
public final class TimeFormat {
    public static final TimeFormat EPOCH_MS = new TimeFormat("epoch_ms");
    public static final TimeFormat EPOCH = new TimeFormat("epoch");
    public static final TimeFormat ISO = new TimeFormat("strict_date_optional_time");

    private static final ZonedDateTime SAMPLE = ZonedDateTime.of(2024, 2, 29, 13, 4, 5, 678_000_000, ZoneOffset.UTC);

    private final String pattern;
    /** Null when the time is a number. */
    private final @Nullable DateTimeFormatter formatter;

    /** @throws IllegalArgumentException naming the pattern when no time can be read by it */
    public TimeFormat(String pattern) {
        this.pattern = pattern;
        this.formatter = switch (pattern) {
            case "epoch_ms", "epoch" -> null;
            case "strict_date_optional_time" -> iso();
            default -> compiled(pattern);
        };
    }

    /** @throws IllegalArgumentException naming the pattern when no time can be read by it */
    public static TimeFormat of(String pattern) {
        return switch (pattern) {
            case "epoch_ms" -> EPOCH_MS;
            case "epoch" -> EPOCH;
            case "strict_date_optional_time" -> ISO;
            default -> new TimeFormat(pattern);
        };
    }

    public String pattern() {
        return pattern;
    }

    /** Whether the time is a number of seconds or milliseconds. */
    public boolean isEpoch() {
        return formatter == null;
    }

    /**
     * Reads a time, rounded down to milliseconds.
     *
     * @param value a text or a number
     * @return epoch milliseconds, or empty when the value is missing or not a time in this format
     */
    public OptionalLong parse(@Nullable Object value) {
        if (value == null) {
            return OptionalLong.empty();
        }
        if (formatter == null) {
            return EpochNumber.millis(value, pattern.equals("epoch"));
        }
        if (value instanceof String || value instanceof Long || value instanceof Integer) {
            return parseText(value.toString(), formatter);
        }
        return OptionalLong.empty();
    }

    /**
     * The time as a text in this format; what the format cannot say is cut off.
     *
     * @throws IllegalArgumentException when the format cannot write the time
     */
    public String format(long millis) {
        if (formatter == null) {
            return String.valueOf(pattern.equals("epoch") ? Math.floorDiv(millis, 1000L) : millis);
        }
        try {
            return formatter.format(Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("time [" + millis + "] cannot be written as [" + pattern + "]", e);
        }
    }

    private static OptionalLong parseText(String text, DateTimeFormatter formatter) {
        try {
            return millis(formatter.parse(text));
        } catch (DateTimeParseException e) {
            // Unreadable is an answer here, not a failure: such records are counted by the caller.
            return OptionalLong.empty();
        }
    }

    private static OptionalLong millis(TemporalAccessor parsed) {
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return OptionalLong.of(parsed.getLong(ChronoField.INSTANT_SECONDS) * 1000
                    + (parsed.isSupported(ChronoField.MILLI_OF_SECOND) ? parsed.get(ChronoField.MILLI_OF_SECOND) : 0));
        }
        LocalDate date = date(parsed);
        if (date == null) {
            return OptionalLong.empty();
        }
        LocalTime time = parsed.query(TemporalQueries.localTime());
        ZoneId zone = parsed.query(TemporalQueries.zone());
        LocalDateTime at = LocalDateTime.of(date, time == null ? LocalTime.MIDNIGHT : time);
        return OptionalLong.of(
                at.atZone(zone == null ? ZoneOffset.UTC : zone).toInstant().toEpochMilli());
    }

    private static @Nullable LocalDate date(TemporalAccessor parsed) {
        LocalDate date = parsed.query(TemporalQueries.localDate());
        if (date != null || !parsed.isSupported(ChronoField.YEAR)) {
            return date;
        }
        int month = parsed.isSupported(ChronoField.MONTH_OF_YEAR) ? parsed.get(ChronoField.MONTH_OF_YEAR) : 1;
        return YearMonth.of(parsed.get(ChronoField.YEAR), month).atDay(1);
    }

    private static DateTimeFormatter compiled(String pattern) {
        try {
            DateTimeFormatterBuilder builder =
                    new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
            if (unquoted(pattern).indexOf('G') < 0) {
                // Strictly, the year of an era is no year until the era is known.
                builder.parseDefaulting(ChronoField.ERA, 1);
            }
            DateTimeFormatter formatter = builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
            if (millis(formatter.parse(formatter.format(SAMPLE))).isEmpty()) {
                throw new IllegalArgumentException("it has no date");
            }
            return formatter;
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "time format [" + pattern + "] is neither epoch, epoch_ms nor a date pattern that gives a time: "
                            + e.getMessage(),
                    e);
        }
    }

    private static String unquoted(String pattern) {
        return pattern.replaceAll("'[^']*'", "");
    }

    private static DateTimeFormatter iso() {
        DateTimeFormatter fraction = new DateTimeFormatterBuilder()
                .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, false)
                .toFormatter(Locale.ROOT);
        DateTimeFormatter time = new DateTimeFormatterBuilder()
                .appendPattern("HH[:mm[:ss")
                .appendPattern("['.'")
                .append(fraction)
                .optionalEnd()
                .appendPattern("[','")
                .append(fraction)
                .optionalEnd()
                .appendPattern("]][XXX][XX][X]")
                .toFormatter(Locale.ROOT);
        return new DateTimeFormatterBuilder()
                .appendValue(ChronoField.YEAR, 4, 9, SignStyle.EXCEEDS_PAD)
                .appendPattern("[-MM[-dd")
                .appendPattern("['T'")
                .append(time)
                .appendPattern("]]]")
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TimeFormat format && format.pattern.equals(pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    @Override
    public String toString() {
        return "TimeFormat[pattern=" + pattern + "]";
    }
}
