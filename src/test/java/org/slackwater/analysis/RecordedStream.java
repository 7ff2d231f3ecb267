package org.slackwater.analysis;

import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.MINUTE;
import static org.slackwater.analysis.JobUnderTest.START;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A pseudo-random stream of orders from several shops, with gaps, late records, missing fields and a few anomalies. */
final class RecordedStream {
    private static final List<String> SHOPS = List.of("north", "south", "east");
    private static final List<String> CLERKS = List.of("ann", "bob", "cid", "dora");

    private RecordedStream() {}

    /** A job that looks at the stream in every way there is. */
    static JobUnderTest job() {
        return new JobUnderTest()
                .bucketSpan(15 * MINUTE)
                .latency(HOUR)
                .detector("count", null, null, null)
                .detector("high_sum", "amount", "shop", null)
                .detector("mean", "amount", null, "shop", true)
                .detector("min", "amount", null, null)
                .detector("max", "amount", "clerk", "shop")
                .detector("distinct_count", "clerk", null, null)
                .influencedBy("clerk")
                .influencedBy("shop");
    }

    static List<TimedRecord> of(long seed, int length) {
        Random random = new Random(seed);
        List<TimedRecord> records = new ArrayList<>();
        long time = START;
        for (int i = 0; i < length; i++) {
            time += random.nextInt(1000) == 0 ? 3 * HOUR : random.nextInt((int) (6 * MINUTE));
            records.add(new TimedRecord(time - random.nextInt((int) (75 * MINUTE)), order(random)));
        }
        return records;
    }

    private static Map<String, Object> order(Random random) {
        Map<String, Object> order = new HashMap<>();
        put(order, "shop", SHOPS.get(random.nextInt(SHOPS.size())), random);
        put(order, "clerk", CLERKS.get(random.nextInt(CLERKS.size())), random);
        double amount = random.nextInt(10_000) / 100.0;
        put(order, "amount", random.nextInt(500) == 0 ? amount * 50 : amount, random);
        return order;
    }

    private static void put(Map<String, Object> order, String field, Object value, Random random) {
        if (random.nextInt(50) > 0) {
            order.put(field, value);
        }
    }
}
