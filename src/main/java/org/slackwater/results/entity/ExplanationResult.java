package org.slackwater.results.entity;

import org.slackwater.analysis.entity.Explanation;

/** Why a record scores as it does, as the API shows it: {@code spike} or {@code dip}, and with what part in it. */
public record ExplanationResult(
        String anomalyType,
        long anomalyLength,
        int singleBucketImpact,
        int multiBucketImpact,
        int anomalyCharacteristicsImpact,
        double lowerConfidenceBound,
        double typicalValue,
        double upperConfidenceBound) {
    public static ExplanationResult of(Explanation why, double actual, double typical) {
        return new ExplanationResult(
                actual < typical ? "dip" : "spike",
                why.length(),
                why.singleBucketImpact(),
                why.multiBucketImpact(),
                why.noveltyImpact(),
                why.lowerBound(),
                typical,
                why.upperBound());
    }
}
