package org.slackwater.benchmark;

import java.util.Locale;

/**
 * One line of the report.
 *
 * @param reference what it is set beside
 * @param ratio of the measured to the reference
 * @param verdict whether the aim is met; empty where there is none
 */
record Figure(String name, String measured, String reference, String ratio, String aim, String verdict) {

    /** A rate that should be at least half of what the thing underneath reaches. */
    static Figure rate(String name, String what, Samples measured, Samples reference) {
        double ratio = measured.median() / reference.median();
        return new Figure(
                name,
                shown("%,.0f %s", measured.median(), what),
                shown("%,.0f", reference.median()),
                shown("%.2f", ratio),
                "at least 0.50",
                verdict(ratio >= 0.5));
    }

    /** A size or time that should stay below a limit. */
    static Figure below(String name, String unit, double measured, double limit) {
        return new Figure(
                name,
                shown("%,.1f %s", measured, unit),
                shown("%,.1f", limit),
                shown("%.2f", measured / limit),
                shown("below %,.0f %s", limit, unit),
                verdict(measured < limit));
    }

    /** A time that should be shorter than that of something else. */
    static Figure ahead(String name, String unit, double measured, double reference) {
        return new Figure(
                name,
                shown("%,.0f %s", measured, unit),
                shown("%,.0f", reference),
                shown("%.2f", measured / reference),
                "ahead",
                verdict(measured < reference));
    }

    /** Something good to know, without an aim. */
    static Figure plain(String name, String unit, double measured) {
        return new Figure(name, shown("%,.1f %s", measured, unit), "", "", "", "");
    }

    /** A rate without an aim, beside what it is compared with. */
    static Figure compared(String name, String what, Samples measured, Samples reference) {
        Figure rate = rate(name, what, measured, reference);
        return new Figure(rate.name, rate.measured, rate.reference, rate.ratio, "", "");
    }

    private static String verdict(boolean met) {
        return met ? "met" : "MISSED";
    }

    private static String shown(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
