package org.slackwater.analysis.entity;

import java.util.List;

/** The values of one influencer field that occurred in an unusual record. */
public record Influence(String influencerFieldName, List<String> influencerFieldValues) {}
