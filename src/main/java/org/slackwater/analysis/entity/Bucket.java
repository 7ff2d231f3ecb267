package org.slackwater.analysis.entity;

import java.util.List;

/**
 * What one bucket span of a job amounted to.
 *
 * @param timestamp start of the bucket, epoch milliseconds
 * @param bucketSpanSeconds its length in seconds
 * @param anomalyScore 0 to 100
 * @param interim whether the bucket was still open when this was computed
 * @param scheduledEvents the descriptions of the events that it falls into
 * @param modelPlots what the models expected of it, where the job keeps that
 * @param modelChanges what the models did with it beside learning it; none where nobody wants to be told
 */
public record Bucket(
        long timestamp,
        long bucketSpanSeconds,
        double anomalyScore,
        double initialAnomalyScore,
        long eventCount,
        boolean interim,
        List<BucketInfluencer> bucketInfluencers,
        List<AnomalyRecord> records,
        List<Influencer> influencers,
        List<String> scheduledEvents,
        List<ModelPlot> modelPlots,
        List<ModelChange> modelChanges) {

    /** A bucket in which nothing was scheduled and no model changed, and without plots. */
    public Bucket(
            long timestamp,
            long bucketSpanSeconds,
            double anomalyScore,
            double initialAnomalyScore,
            long eventCount,
            boolean interim,
            List<BucketInfluencer> bucketInfluencers,
            List<AnomalyRecord> records,
            List<Influencer> influencers) {
        this(
                timestamp,
                bucketSpanSeconds,
                anomalyScore,
                initialAnomalyScore,
                eventCount,
                interim,
                bucketInfluencers,
                records,
                influencers,
                List.of(),
                List.of(),
                List.of());
    }

    public Bucket during(List<String> events) {
        return with(events, modelPlots, modelChanges);
    }

    public Bucket with(List<String> events, List<ModelPlot> plots, List<ModelChange> changes) {
        return new Bucket(
                timestamp,
                bucketSpanSeconds,
                anomalyScore,
                initialAnomalyScore,
                eventCount,
                interim,
                bucketInfluencers,
                records,
                influencers,
                events,
                List.copyOf(plots),
                List.copyOf(changes));
    }
}
