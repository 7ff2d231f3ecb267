package org.slackwater.fuzz;

import java.time.Duration;
import java.util.Random;

/**
 * What a run does.
 *
 * @param rounds after each of which all is deleted and the memory is measured
 */
record Options(long seed, Duration length, int rounds, int clients, String database) {
    static Options given() {
        String seed = System.getProperty("fuzz.seed", "");
        double minutes = Double.parseDouble(System.getProperty("fuzz.minutes", "10"));
        return new Options(
                seed.isEmpty() ? new Random().nextInt(1_000_000) : Long.parseLong(seed),
                Duration.ofSeconds((long) (60 * minutes)),
                Integer.getInteger("fuzz.rounds", 10),
                Integer.getInteger("fuzz.clients", 4),
                System.getProperty("fuzz.database", "h2"));
    }

    Duration round() {
        return length.dividedBy(rounds);
    }

    @Override
    public String toString() {
        return "-Dfuzz.seed=" + seed + " -Dfuzz.minutes=" + length.toSeconds() / 60.0 + " -Dfuzz.rounds=" + rounds
                + " -Dfuzz.clients=" + clients + " -Dfuzz.database=" + database;
    }
}
