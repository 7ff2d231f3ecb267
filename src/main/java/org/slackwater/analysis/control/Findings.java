package org.slackwater.analysis.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.AnalysisSpec;
import org.slackwater.analysis.entity.AnomalyCause;
import org.slackwater.analysis.entity.AnomalyRecord;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.analysis.entity.BucketInfluencer;
import org.slackwater.analysis.entity.DetectorSpec;
import org.slackwater.analysis.entity.Explanation;
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
    /** As many the API gives for one record. */
    private static final int MOST_CAUSES = 10;
    /** Members as odd as one that are to be expected in any bucket, for it to have a record. */
    private static final double EXPECTED = 0.5;

    private final AnalysisSpec spec;
    private final List<AnomalyRecord> records = new ArrayList<>();
    private final List<Map<String, Odds>> influences = new ArrayList<>();
    private final Map<Case.Group, List<Case>> groups = new LinkedHashMap<>();
    private final Odds bucket = new Odds();

    Findings(AnalysisSpec spec) {
        this.spec = spec;
        spec.influencers().forEach(field -> influences.add(new LinkedHashMap<>(2)));
    }

    void add(Series series, Observation observed, Verdict verdict) {
        Case found = new Case(series, observed, verdict);
        if (series.detector().hasMembers()) {
            groups.computeIfAbsent(found.group(), group -> new ArrayList<>()).add(found);
        } else {
            bucket.add(verdict.probability());
            report(found);
        }
    }

    private void report(Case found) {
        double score = Probabilities.score(found.verdict().probability());
        if (score > 0) {
            records.add(record(found, score, influence(found.verdict().probability(), List.of(found))));
        }
    }

    private void settle() {
        Map<Case.Group, Long> compared = new HashMap<>();
        groups.keySet().forEach(group -> compared.merge(group.population(), 1L, Long::sum));
        groups.forEach((group, cases) -> settle(cases, compared.getOrDefault(group.population(), 1L)));
        groups.clear();
    }

    /**
     * A member of a population is one test, whatever is known of it; its record says what made it unusual. Without a
     * population the rarest value is one test for all: how many of them there are is part of its probability already.
     *
     * @param compared how many members: of many, some are always a little odd, and have no record for that
     */
    private void settle(List<Case> group, long compared) {
        Detector detector = group.get(0).series().detector();
        double probability = detector.measure().categorical() ? least(group) : combined(group);
        bucket.add(probability);
        double score = Probabilities.score(probability);
        if (detector.over() < 0) {
            group.forEach(this::report);
        } else if (score > 0 && probability * compared < EXPECTED) {
            List<Case> causes = group.stream()
                    .filter(one -> one.verdict().probability() < Probabilities.UNUSUAL)
                    .sorted(Case.LEAST_LIKELY_FIRST)
                    .limit(MOST_CAUSES)
                    .toList();
            records.add(record(causes, probability, score, influence(probability, causes)));
        }
    }

    private static double least(List<Case> group) {
        return group.stream()
                .mapToDouble(one -> one.verdict().probability())
                .min()
                .orElse(1);
    }

    private static double combined(List<Case> group) {
        Odds odds = new Odds();
        group.forEach(one -> odds.add(one.verdict().probability()));
        return odds.probability();
    }

    private List<Influence> influence(double probability, List<Case> cases) {
        List<Influence> found = new ArrayList<>();
        for (int i = 0; i < influences.size(); i++) {
            Map<String, Odds> odds = influences.get(i);
            List<String> values = new ArrayList<>();
            shares(i, cases).entrySet().stream()
                    .filter(part -> part.getValue() >= LEAST_SHARE)
                    .sorted(Map.Entry.<String, Double>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .forEach(part -> {
                        values.add(part.getKey());
                        odds.computeIfAbsent(part.getKey(), value -> new Odds())
                                .add(Math.pow(probability, part.getValue()));
                    });
            if (!values.isEmpty()) {
                found.add(new Influence(spec.influencers().get(i), List.copyOf(values)));
            }
        }
        return List.copyOf(found);
    }

    /** Of each value of the influencer its largest part in any of the cases. */
    private static Map<String, Double> shares(int influencer, List<Case> cases) {
        Map<String, Double> largest = new LinkedHashMap<>();
        for (Case one : cases) {
            Gathered gathered = one.observed().gathered();
            if (gathered != null) {
                gathered.shares(influencer).forEach((value, share) -> largest.merge(value, share, Math::max));
            }
        }
        return largest;
    }

    private static AnomalyRecord record(Case found, double score, List<Influence> influence) {
        Verdict verdict = found.verdict();
        return record(
                found,
                found.by(),
                verdict.typicals(),
                verdict.actuals(),
                verdict.probability(),
                score,
                influence,
                List.of(),
                verdict.explanation(),
                verdict.correlate());
    }

    private static AnomalyRecord record(
            List<Case> causes, double probability, double score, List<Influence> influence) {
        return record(
                causes.get(0),
                causes.size() == 1 ? causes.get(0).by() : null,
                List.of(),
                List.of(),
                probability,
                score,
                influence,
                causes.stream().map(Case::cause).toList(),
                null,
                null);
    }

    private static AnomalyRecord record(
            Case first,
            @Nullable String by,
            List<Double> typical,
            List<Double> actual,
            double probability,
            double score,
            List<Influence> influence,
            List<AnomalyCause> causes,
            @Nullable Explanation explanation,
            @Nullable String correlate) {
        Detector detector = first.series().detector();
        DetectorSpec spec = detector.spec();
        return new AnomalyRecord(
                spec.index(),
                detector.function().canonicalName(),
                detector.measure().description(),
                spec.fieldName(),
                spec.byFieldName(),
                by,
                spec.overFieldName(),
                first.observed().member().over(),
                spec.partitionFieldName(),
                first.series().partition(),
                typical,
                actual,
                probability,
                first.verdict().multiBucketImpact(),
                score,
                score,
                influence,
                causes,
                explanation,
                correlate);
    }

    Bucket bucket(long start, long eventCount, boolean interim) {
        settle();
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
