package org.slackwater.jobs.control;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.MemoryStatus;
import org.slackwater.categorization.entity.CategorizationSpec;
import org.slackwater.http.entity.ApiException;
import org.slackwater.jobs.entity.AnalysisConfig;
import org.slackwater.jobs.entity.Detector;
import org.slackwater.jobs.entity.MemoryLimit;

/** The limit with which the models of a job that does not exist yet will have all the memory that they can use. */
public final class ModelMemory {
    /**
     * What is needed for the estimate.
     *
     * @param overallCardinality how many values the fields have by which detectors split
     * @param maxBucketCardinality how many values the other influencers have within one bucket
     */
    @Schema(name = "ModelMemoryBody")
    public record Body(
            @Nullable AnalysisConfig analysisConfig,
            @Nullable Map<String, Long> overallCardinality,
            @Nullable Map<String, Long> maxBucketCardinality) {}

    /** docs/benchmarks.md: an open job of one light series takes 11.0 KB, one that was never fed 3.6 KB. */
    private static final double JOB = 3_600;

    private static final double SERIES = 11_000 - JOB;
    /** What it takes to find those that go with a series, and to judge it by three of them. */
    private static final double CORRELATES = 2_800;
    /**
     * An influencer's value, or a member of a population, in a detector's open bucket: an entry of a hash table (48 bytes),
     * its text (56 and more) and a sum (24). A population's model is no larger than a series' and knows no members.
     */
    private static final double VALUE_IN_BUCKET = 200;

    /** Of messages; nobody knows beforehand, but kinds of log messages are seldom more. */
    private static final long CATEGORIES = 500;
    /** Ten words (70 bytes each) and four examples (160). */
    private static final double CATEGORY = 1_500;

    private static final double MEGABYTE = 1 << 20;
    private static final double MOST_MEGABYTES = 1L << 43;

    private ModelMemory() {}

    /** @throws ApiException 400 when the analysis would not be accepted, or naming the fields whose cardinality is missing */
    public static MemoryLimit estimate(Body body) {
        AnalysisConfig analysis = body.analysisConfig();
        if (analysis == null) {
            throw ApiException.illegalArgument("[analysis_config] must be set");
        }
        JobValidation.check(analysis);
        double categories = analysis.categorizationFieldName() == null ? 0 : CATEGORIES;
        Map<String, Long> overall = known(body.overallCardinality(), "overall_cardinality");
        Map<String, Long> inBucket = known(body.maxBucketCardinality(), "max_bucket_cardinality");
        Set<String> splits = analysis.detectors().stream()
                .flatMap(ModelMemory::splits)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> influencers = new TreeSet<>(analysis.influencers());
        influencers.removeAll(splits);
        requireAll(splits, overall, "overall_cardinality");
        requireAll(influencers, inBucket, "max_bucket_cardinality");

        double series = sum(analysis.detectors(), detector -> product(groups(detector), overall));
        double members = sum(
                analysis.detectors(),
                detector -> detector.overFieldName() == null ? 0 : product(splits(detector), overall));
        double influences = sum(influencers, field -> inBucket.getOrDefault(field, 0L))
                * analysis.detectors().size();
        double together = !analysis.comparesSeries()
                ? 0
                : sum(
                        analysis.detectors(),
                        detector -> detector.byFieldName() == null ? 0 : product(groups(detector), overall));
        double bytes = JOB
                + categories * CATEGORY
                + series * SERIES
                + together * CORRELATES
                + (members + influences) * VALUE_IN_BUCKET;
        double enough = bytes / MemoryStatus.SOFT_SHARE;
        return new MemoryLimit((long) Math.ceil(Math.min(MOST_MEGABYTES, enough / MEGABYTE)));
    }

    private static Stream<String> splits(Detector detector) {
        return Stream.concat(Stream.ofNullable(detector.overFieldName()), groups(detector));
    }

    /** Each of their values has a model. */
    private static Stream<String> groups(Detector detector) {
        return Stream.of(detector.byFieldName(), detector.partitionFieldName()).flatMap(Stream::ofNullable);
    }

    private static Map<String, Long> known(@Nullable Map<String, Long> given, String name) {
        Map<String, Long> cardinalities = new HashMap<>(Map.of(CategorizationSpec.CATEGORY, CATEGORIES));
        cardinalities.putAll(given == null ? Map.of() : given);
        cardinalities.forEach((field, count) -> {
            if (count == null || count < 0) {
                throw ApiException.illegalArgument(
                        "[" + name + "] of field [" + field + "] must be a number that is not negative");
            }
        });
        return cardinalities;
    }

    private static void requireAll(Set<String> fields, Map<String, Long> cardinalities, String name) {
        List<String> missing = fields.stream()
                .filter(field -> !cardinalities.containsKey(field))
                .toList();
        if (!missing.isEmpty()) {
            throw ApiException.illegalArgument("[" + name + "] is missing for the fields " + missing);
        }
    }

    private static <T> double sum(java.util.Collection<T> all, Function<T, ? extends Number> count) {
        return all.stream().mapToDouble(each -> count.apply(each).doubleValue()).sum();
    }

    private static double product(Stream<String> fields, Map<String, Long> cardinalities) {
        return fields.mapToDouble(field -> cardinalities.getOrDefault(field, 0L))
                .reduce(1, (a, b) -> a * b);
    }
}
