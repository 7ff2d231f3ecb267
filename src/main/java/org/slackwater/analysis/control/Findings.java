package org.slackwater.analysis.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.AnalysisSpec;
import org.slackwater.analysis.entity.AnomalyRecord;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.analysis.entity.BucketInfluencer;
import org.slackwater.analysis.entity.DetectorSpec;
import org.slackwater.analysis.entity.Influence;
import org.slackwater.analysis.entity.Influencer;

/**
 * Collects the verdicts on the series of one bucket and makes results of them. The bucket's probability is the harmonic
 * mean over all its series, so that of a thousand series one may be off by chance; an influencer's is that of the
 * records to which it contributed, each counted to the power of its share.
 */
final class Findings {
    static final String BUCKET_TIME = "bucket_time";
    /** A smaller part in an unusual value does not make an influencer. */
    private static final double LEAST_SHARE = 0.05;

    private final AnalysisSpec spec;
    private final List<AnomalyRecord> records = new ArrayList<>();
    private final List<Map<String, Odds>> influences = new ArrayList<>();
    private final Odds bucket = new Odds();

    Findings(AnalysisSpec spec) {
        this.spec = spec;
        spec.influencers().forEach(field -> influences.add(new LinkedHashMap<>(2)));
    }

    void add(Series series, Verdict verdict, @Nullable Gathered gathered) {
        bucket.add(verdict.probability());
        double score = Probabilities.score(verdict.probability());
        if (score > 0) {
            records.add(record(series, verdict, score, gathered == null ? List.of() : influence(verdict, gathered)));
        }
    }

    private List<Influence> influence(Verdict verdict, Gathered gathered) {
        List<Influence> found = new ArrayList<>();
        for (int i = 0; i < influences.size(); i++) {
            Map<String, Odds> odds = influences.get(i);
            List<String> values = new ArrayList<>();
            gathered.shares(i).entrySet().stream()
                    .filter(part -> part.getValue() >= LEAST_SHARE)
                    .sorted(Map.Entry.<String, Double>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .forEach(part -> {
                        values.add(part.getKey());
                        odds.computeIfAbsent(part.getKey(), value -> new Odds())
                                .add(Math.pow(verdict.probability(), part.getValue()));
                    });
            if (!values.isEmpty()) {
                found.add(new Influence(spec.influencers().get(i), List.copyOf(values)));
            }
        }
        return found;
    }

    private static AnomalyRecord record(Series series, Verdict verdict, double score, List<Influence> influence) {
        DetectorSpec detector = series.detector().spec();
        Function function = series.detector().function();
        return new AnomalyRecord(
                detector.index(),
                function.canonicalName(),
                function.functionDescription(),
                detector.fieldName(),
                detector.byFieldName(),
                series.by(),
                null,
                null,
                detector.partitionFieldName(),
                series.partition(),
                List.of(verdict.typical()),
                List.of(verdict.actual()),
                verdict.probability(),
                verdict.multiBucketImpact(),
                score,
                score,
                List.copyOf(influence));
    }

    Bucket bucket(long start, long eventCount, boolean interim) {
        double probability = bucket.probability();
        double score = Probabilities.score(probability);
        List<Influencer> influencers = influencers();
        return new Bucket(
                start,
                spec.bucketSpanMillis() / 1000,
                score,
                score,
                eventCount,
                interim,
                records.isEmpty() ? List.of() : bucketInfluencers(influencers, probability),
                records.stream()
                        .sorted(Comparator.comparingDouble(AnomalyRecord::recordScore)
                                .reversed())
                        .toList(),
                influencers);
    }

    private List<Influencer> influencers() {
        List<Influencer> found = new ArrayList<>();
        for (int i = 0; i < influences.size(); i++) {
            String field = spec.influencers().get(i);
            influences.get(i).forEach((value, odds) -> {
                double score = Probabilities.score(odds.probability());
                if (score > 0) {
                    found.add(new Influencer(field, value, score, score, odds.probability()));
                }
            });
        }
        found.sort(Comparator.comparingDouble(Influencer::influencerScore).reversed());
        return List.copyOf(found);
    }

    private List<BucketInfluencer> bucketInfluencers(List<Influencer> influencers, double probability) {
        Map<String, Odds> fields = new LinkedHashMap<>();
        influencers.forEach(influencer -> fields.computeIfAbsent(influencer.influencerFieldName(), f -> new Odds())
                .add(influencer.probability()));
        List<BucketInfluencer> found = new ArrayList<>();
        fields.forEach((field, odds) -> found.add(bucketInfluencer(field, odds.probability())));
        found.add(bucketInfluencer(BUCKET_TIME, probability));
        return List.copyOf(found);
    }

    private static BucketInfluencer bucketInfluencer(String field, double probability) {
        double score = Probabilities.score(probability);
        return new BucketInfluencer(field, score, score, -Math.log10(probability), probability);
    }

    /** Probabilities on the way to their harmonic mean. */
    private static final class Odds {
        private double inverses;
        private long tests;

        void add(double probability) {
            inverses += 1 / probability;
            tests++;
        }

        double probability() {
            return Probabilities.combined(inverses, tests);
        }
    }
}
