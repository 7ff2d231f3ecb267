package org.slackwater.analysis.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slackwater.analysis.entity.Rules;
import org.slackwater.analysis.entity.ScheduledEvent;

/**
 * The rules of a job, by the first bucket that they are for. A bucket is always judged by the same ones, however often
 * and whenever that is.
 */
final class RuleBook {
    private final int detectors;
    private final TreeMap<Long, Version> versions = new TreeMap<>();

    RuleBook(int detectors) {
        this.detectors = detectors;
    }

    /** From this bucket on these, and no others that were for it or for later ones. */
    void enter(long from, Rules rules) {
        versions.tailMap(from, true).clear();
        List<List<Rule>> ofDetectors = new ArrayList<>();
        for (int i = 0; i < detectors; i++) {
            int index = i;
            ofDetectors.add(rules.rules().stream()
                    .filter(rule -> rule.detectorIndex() == index)
                    .map(Rule::new)
                    .toList());
        }
        versions.put(from, new Version(rules, ofDetectors));
    }

    Rules latest() {
        return versions.isEmpty() ? Rules.NONE : versions.lastEntry().getValue().rules();
    }

    BucketRules of(long start, long span) {
        Map.Entry<Long, Version> version = versions.floorEntry(start);
        if (version == null || version.getValue().rules().areNone()) {
            return BucketRules.NONE;
        }
        List<ScheduledEvent> events = version.getValue().rules().events().stream()
                .filter(event -> event.touches(start, span))
                .toList();
        return new BucketRules(
                start,
                version.getValue().ofDetectors(),
                events,
                version.getValue().rules().plotted());
    }

    private record Version(Rules rules, List<List<Rule>> ofDetectors) {}
}
