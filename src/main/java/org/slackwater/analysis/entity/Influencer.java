package org.slackwater.analysis.entity;

/** A field value that was part of what made a bucket unusual; the score is from 0 to 100. */
public record Influencer(
        String influencerFieldName,
        String influencerFieldValue,
        double influencerScore,
        double initialInfluencerScore,
        double probability) {}
