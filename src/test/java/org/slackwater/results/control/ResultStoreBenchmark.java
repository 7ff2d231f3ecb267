package org.slackwater.results.control;

import java.util.ArrayList;
import java.util.List;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.storage.TestStorage;

/** Not a test: prints how many buckets a second are written, one in twenty of them unusual. */
final class ResultStoreBenchmark {
    private static final int ROUNDS = 400;
    private static final int BATCH = 500;

    private ResultStoreBenchmark() {}

    public static void main(String[] args) {
        try (TestStorage storage = args.length > 0 ? TestStorage.h2(args[0]) : TestStorage.postgres()) {
            ResultStore store = new ResultStore();
            store.entities = storage.entities();
            for (int repeat = 0; repeat < 3; repeat++) {
                long start = System.nanoTime();
                for (int round = 0; round < ROUNDS; round++) {
                    List<Bucket> buckets = batch(round);
                    storage.transaction(() -> store.replace("job", buckets));
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                System.out.printf("%,d buckets/s%n", Math.round(ROUNDS * BATCH / seconds));
            }
        }
        System.exit(0);
    }

    private static List<Bucket> batch(int round) {
        List<Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            long number = (long) round * BATCH + i;
            buckets.add(i % 20 == 0 ? BucketFixture.unusual(number, 50, false) : BucketFixture.quiet(number));
        }
        return buckets;
    }
}
