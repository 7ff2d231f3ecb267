package org.slackwater.analysis.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a job has been told not to take for an anomaly, or not to learn from, and what it is to show besides.
 *
 * @param plotted of which series there are model plots; null of none
 */
public record Rules(List<DetectorRule> rules, List<ScheduledEvent> events, @Nullable PlotTerms plotted) {
    public static final Rules NONE = new Rules(List.of(), List.of());

    /** Without model plots. */
    public Rules(List<DetectorRule> rules, List<ScheduledEvent> events) {
        this(rules, events, null);
    }

    public Rules {
        rules = List.copyOf(rules);
        events = List.copyOf(events);
    }

    public boolean areNone() {
        return rules.isEmpty() && events.isEmpty() && plotted == null;
    }

    /** What of it can matter to buckets that begin at that time or later. */
    public Rules from(long time) {
        return new Rules(
                rules, events.stream().filter(event -> event.end() > time).toList(), plotted);
    }
}
