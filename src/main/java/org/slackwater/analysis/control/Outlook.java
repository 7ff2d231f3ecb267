package org.slackwater.analysis.control;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slackwater.analysis.entity.DetectorSpec;
import org.slackwater.analysis.entity.Prediction;
import org.slackwater.analysis.entity.SeriesForecast;

/**
 * What the models of an analysis let expect of the buckets to come. It reads them and changes nothing, and is of use only
 * until the analysis goes on.
 */
public final class Outlook {
    private final long start;
    private final long bucketSpanMillis;
    private final List<Series> series;

    /** @param start when the first bucket begins of which nothing is known yet */
    Outlook(long start, long bucketSpanMillis, List<Series> all) {
        this.start = start;
        this.bucketSpanMillis = bucketSpanMillis;
        this.series = all.stream().filter(one -> one.model().canForesee()).toList();
    }

    public long start() {
        return start;
    }

    public long bucketSpanMillis() {
        return bucketSpanMillis;
    }

    /** How many series have seen enough to be continued. */
    public int series() {
        return series.size();
    }

    /** One after another, so that they need not all be in memory. */
    public Stream<SeriesForecast> forecasts(int buckets) {
        return series.stream().map(one -> forecast(one, buckets));
    }

    private SeriesForecast forecast(Series one, int buckets) {
        List<Prediction> predictions = new ArrayList<>(buckets);
        for (int i = 0; i < buckets; i++) {
            predictions.add(one.model().foresee(start, start + i * bucketSpanMillis));
        }
        DetectorSpec detector = one.detector().spec();
        return new SeriesForecast(
                detector.index(),
                one.detector().function().canonicalName(),
                detector.fieldName(),
                detector.byFieldName(),
                one.by(),
                detector.partitionFieldName(),
                one.partition(),
                predictions);
    }
}
