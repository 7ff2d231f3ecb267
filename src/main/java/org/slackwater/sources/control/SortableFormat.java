package org.slackwater.sources.control;

import java.util.regex.Pattern;
import org.slackwater.analysis.entity.TimeFormat;

/** Formats whose texts sort as the times they mean: the larger unit first, each with a fixed width, no zone. */
final class SortableFormat {
    private static final long MIN = -62_135_596_800_000L;
    private static final long MAX = 253_402_300_799_999L;
    private static final String GAP = "(?:'[^']*'|[^A-Za-z'\\[\\]{}#])*";
    private static final Pattern SORTABLE = Pattern.compile("(?:yyyy|uuuu)"
            + optional("MM", optional("dd", optional("HH", optional("mm", optional("ss", optional("S{1,9}", ""))))))
            + GAP);

    private SortableFormat() {}

    private static String optional(String unit, String more) {
        return "(?:" + GAP + unit + more + ")?";
    }

    static boolean isSortable(TimeFormat format) {
        return SORTABLE.matcher(format.pattern()).matches();
    }

    static String text(TimeFormat format, long millis) {
        return format.format(clamped(millis));
    }

    static long clamped(long millis) {
        return Math.max(MIN, Math.min(MAX, millis));
    }
}
