package org.slackwater.demo;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Unusual buckets that lie less than a day apart, taken for one event; it scores what its highest bucket does.
 *
 * @param from start of its first bucket, epoch milliseconds
 * @param to start of its last one
 */
record Stretch(long from, long to, double score) {
    private static final double UNUSUAL = 10;
    private static final long APART = 86_400_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    static List<Stretch> highest(int count, List<JsonObject> buckets) {
        List<Stretch> found = new ArrayList<>();
        for (JsonObject bucket : buckets) {
            long time = bucket.getJsonNumber("timestamp").longValue();
            double score = bucket.getJsonNumber("anomaly_score").doubleValue();
            Stretch last = found.isEmpty() ? null : found.get(found.size() - 1);
            if (score >= UNUSUAL && last != null && time - last.to < APART) {
                found.set(found.size() - 1, new Stretch(last.from, time, Math.max(last.score, score)));
            } else if (score >= UNUSUAL) {
                found.add(new Stretch(time, time, score));
            }
        }
        found.sort(Comparator.comparingDouble(Stretch::score).reversed());
        return found.stream().limit(count).toList();
    }

    boolean meets(long begin, long end) {
        return from <= end && to >= begin;
    }

    String when() {
        return TIME.format(Instant.ofEpochMilli(from)) + "  for " + (to - from + 3_600_000) / 3_600_000 + " h";
    }
}
