package org.slackwater.results.control;

import java.util.ArrayList;
import java.util.List;
import org.slackwater.analysis.entity.Bucket;

/** Buckets that follow each other without a gap: what stands between the first and the last is theirs to replace. */
record Run(long first, long last) {

    /** @param buckets in the order of their time */
    static List<Run> of(List<Bucket> buckets) {
        List<Run> runs = new ArrayList<>();
        long first = buckets.get(0).timestamp();
        for (int i = 1; i <= buckets.size(); i++) {
            Bucket before = buckets.get(i - 1);
            long next = before.timestamp() + 1000 * before.bucketSpanSeconds();
            if (i == buckets.size() || buckets.get(i).timestamp() != next) {
                runs.add(new Run(first, before.timestamp()));
                first = i == buckets.size() ? first : buckets.get(i).timestamp();
            }
        }
        return runs;
    }
}
