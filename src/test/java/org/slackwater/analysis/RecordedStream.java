package org.slackwater.analysis;

import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.MINUTE;
import static org.slackwater.analysis.JobUnderTest.START;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.slackwater.analysis.entity.Frequent;

/** A pseudo-random stream of orders from several shops, with gaps, late records, missing fields and a few anomalies. */
final class RecordedStream {
    private static final List<String> SHOPS = List.of("north", "south", "east");
    private static final List<String> CLERKS = List.of("ann", "bob", "cid", "dora");

    private RecordedStream() {}

    /** A job that looks at the stream in every way there is. */
    static JobUnderTest job() {
        return new JobUnderTest()
                .tellingChanges()
                .bucketSpan(15 * MINUTE)
                .latency(HOUR)
                .pruneWindow(5 * HOUR)
                .detector("count", null, null, null)
                .detector("high_sum", "amount", "shop", null)
                .detector("mean", "amount", null, "shop", true)
                .detector("min", "amount", null, null)
                .detector("max", "amount", "clerk", "shop")
                .detector("distinct_count", "clerk", null, null)
                .detector("non_zero_count", null, "clerk", null)
                .detector("median", "amount", null, null)
                .detector("high_varp", "amount", null, null)
                .detector("low_non_null_sum", "amount", "shop", null)
                .detector("metric", "amount", "shop", null)
                .detector("info_content", "clerk", "shop", null)
                .detector("lat_long", "place", null, null)
                .detector("time_of_day", null, "shop", null)
                .detector("time_of_week", null, null, null)
                .detector("rare", null, "amount", "shop", true)
                .population("rare", null, "clerk", "amount")
                .population("freq_rare", null, "place", "clerk")
                .population("high_mean", "amount", "shop", "clerk")
                .population("lat_long", "place", null, "shop")
                .population("time_of_day", null, null, "clerk")
                .detector("count", null, "shop", "clerk", "place", Frequent.ALL)
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
        put(order, "place", random.nextInt(10) + ".5,-" + random.nextInt(3), random);
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
