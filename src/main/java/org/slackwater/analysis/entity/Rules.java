package org.slackwater.analysis.entity;

import java.util.List;

/** What a job has been told not to take for an anomaly, or not to learn from. */
public record Rules(List<DetectorRule> rules, List<ScheduledEvent> events) {
    public static final Rules NONE = new Rules(List.of(), List.of());

    public Rules {
        rules = List.copyOf(rules);
        events = List.copyOf(events);
    }

    public boolean areNone() {
        return rules.isEmpty() && events.isEmpty();
    }

    /** What of it can matter to buckets that begin at that time or later. */
    public Rules from(long time) {
        return new Rules(
                rules, events.stream().filter(event -> event.end() > time).toList());
    }
}
