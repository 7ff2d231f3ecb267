package org.slackwater.benchmark;

import java.util.List;

/**
 * How much is measured.
 *
 * @param parts names of the parts to run
 * @param databases names of the databases to run them on
 * @param rows records in the table that datafeeds read
 * @param jobs open jobs at the most
 * @param sizes how many jobs are open at each step of the drain
 * @param nodes how many nodes a cluster has
 * @param repeats how often each thing is measured, after a round that does not count
 * @param seeds which seeds anomalies are planted by: those of "evaluation" or of "tuning"
 */
record Options(
        List<String> parts,
        List<String> databases,
        int rows,
        int jobs,
        List<Integer> sizes,
        List<Integer> nodes,
        int repeats,
        String seeds) {

    /** From system properties, which the profile passes on. */
    static Options given() {
        return new Options(
                names("benchmark.parts", "engine,series,detection,feed,toggle,heap,drain,fence,failover"),
                names("benchmark.databases", "h2,postgresql"),
                Integer.getInteger("benchmark.rows", 1_200_000),
                Integer.getInteger("benchmark.jobs", 1_000),
                numbers("benchmark.sizes", "10,100,1000,10000"),
                numbers("benchmark.nodes", "1,3"),
                Integer.getInteger("benchmark.repeats", 5),
                System.getProperty("benchmark.seeds", "evaluation"));
    }

    private static List<Integer> numbers(String property, String otherwise) {
        return names(property, otherwise).stream().map(Integer::valueOf).toList();
    }

    private static List<String> names(String property, String otherwise) {
        return List.of(System.getProperty(property, otherwise).split(",", -1));
    }
}
