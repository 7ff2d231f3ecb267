package org.slackwater.analysis.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the values that made a member of a population unusual; what it shares with its record is said there. */
public record AnomalyCause(
        double probability,
        String functionDescription,
        @Nullable String byFieldValue,
        List<Double> typical,
        List<Double> actual) {}
