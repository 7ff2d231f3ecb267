package org.slackwater.http.control;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.CatValue;

/**
 * Puts the cells of cat tables into words.
 *
 * @param bytes the unit of all sizes, which are then whole numbers without it; null for one that suits each
 * @param time the same of all durations
 */
record CatUnits(@Nullable Unit bytes, @Nullable Unit time) {
    private record Unit(String name, long size) {}

    private static final List<Unit> BYTES = List.of(
            new Unit("b", 1),
            new Unit("kb", 1L << 10),
            new Unit("mb", 1L << 20),
            new Unit("gb", 1L << 30),
            new Unit("tb", 1L << 40),
            new Unit("pb", 1L << 50));

    private static final List<Unit> TIME = List.of(
            new Unit("nanos", 1),
            new Unit("micros", 1_000L),
            new Unit("ms", 1_000_000L),
            new Unit("s", 1_000_000_000L),
            new Unit("m", 60_000_000_000L),
            new Unit("h", 3_600_000_000_000L),
            new Unit("d", 86_400_000_000_000L));

    /** @throws ApiException 400 when there is no such unit */
    static CatUnits of(@Nullable String bytes, @Nullable String time) {
        return new CatUnits(unit("bytes", bytes, BYTES), unit("time", time, TIME));
    }

    @Nullable
    String words(CatValue value) {
        return switch (value.kind()) {
            case NOTHING -> null;
            case TEXT -> value.text();
            case COUNT -> String.valueOf(value.amount());
            case BYTES -> bytes == null ? suiting(value.amount(), BYTES, "0b") : in(bytes, value);
            case NANOS -> time == null ? suiting(value.amount(), TIME, "0s") : in(time, value);
            case MOMENT -> Instant.ofEpochMilli(value.amount()).toString();
        };
    }

    private static String in(Unit unit, CatValue value) {
        return String.valueOf(value.amount() / unit.size());
    }

    /** In the largest unit of which there is one at least, with one decimal, which is not rounded up. */
    private static String suiting(long amount, List<Unit> units, String nothing) {
        if (amount == 0) {
            return nothing;
        }
        Unit unit = units.stream()
                .filter(each -> each.size() <= amount)
                .reduce((smaller, larger) -> larger)
                .orElse(units.get(0));
        long whole = amount / unit.size();
        long tenths = (long) ((amount % unit.size()) * 10.0 / unit.size());
        return whole + (tenths == 0 ? "" : "." + tenths) + unit.name();
    }

    private static @Nullable Unit unit(String parameter, @Nullable String name, List<Unit> units) {
        if (name == null) {
            return null;
        }
        return units.stream()
                .filter(unit -> unit.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ApiException.illegalArgument("[" + parameter + "] must be one of ["
                        + units.stream().map(Unit::name).collect(Collectors.joining(", ")) + "] but was [" + name
                        + "]"));
    }
}
