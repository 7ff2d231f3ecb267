package org.slackwater.benchmark;

import java.util.List;

/**
 * How much is measured.
 *
 * @param parts names of the parts to run
 * @param databases names of the databases to run them on
 * @param rows records in the table that datafeeds read
 * @param jobs open jobs at the most
 * @param repeats how often each thing is measured, after a round that does not count
 */
record Options(List<String> parts, List<String> databases, int rows, int jobs, int repeats) {

    /** From system properties, which the profile passes on. */
    static Options given() {
        return new Options(
                names("benchmark.parts", "engine,feed,toggle,heap"),
                names("benchmark.databases", "h2,postgresql"),
                Integer.getInteger("benchmark.rows", 1_200_000),
                Integer.getInteger("benchmark.jobs", 1_000),
                Integer.getInteger("benchmark.repeats", 5));
    }

    private static List<String> names(String property, String otherwise) {
        return List.of(System.getProperty(property, otherwise).split(",", -1));
    }
}
