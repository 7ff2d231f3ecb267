package org.slackwater.results.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the causes of a record of a population, as the API shows it. */
public record CauseResult(
        double probability,
        @Nullable String byFieldName,
        @Nullable String byFieldValue,
        @Nullable String partitionFieldName,
        @Nullable String partitionFieldValue,
        String function,
        String functionDescription,
        List<Double> typical,
        List<Double> actual,
        @Nullable String fieldName,
        @Nullable String overFieldName,
        @Nullable String overFieldValue,
        @Nullable GeoResults geoResults) {}
