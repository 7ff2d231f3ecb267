package org.slackwater.analysis.control;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.PlotTerms;
import org.slackwater.analysis.entity.ScheduledEvent;

/** What the rules and events of a job say of one bucket, and what of it is to be plotted. */
final class BucketRules {
    static final BucketRules NONE = new BucketRules(0, List.of(), List.of(), null);

    private final long start;
    private final List<List<Rule>> ofDetectors;
    private final List<ScheduledEvent> events;
    private final Exemption ofAll;
    private final @Nullable PlotTerms plotted;

    BucketRules(long start, List<List<Rule>> ofDetectors, List<ScheduledEvent> events, @Nullable PlotTerms plotted) {
        this.start = start;
        this.ofDetectors = ofDetectors;
        this.events = events;
        this.plotted = plotted;
        this.ofAll = events.stream()
                .map(event -> new Exemption(event.skipResult(), event.skipModelUpdate()))
                .reduce(Exemption.NONE, Exemption::and);
    }

    List<ScheduledEvent> events() {
        return events;
    }

    /** How the events are called that the bucket falls into. */
    List<String> eventNames() {
        return events.stream().map(ScheduledEvent::description).toList();
    }

    /** Of which series there are to be model plots; null of none. */
    @Nullable
    PlotTerms plotted() {
        return plotted;
    }

    /** Whether they may except anything of the series. */
    boolean concern(Series series) {
        return !events.isEmpty()
                || !ofDetectors.isEmpty()
                        && !ofDetectors.get(series.detector().spec().index()).isEmpty();
    }

    /** @param verdicts on what was observed, by a model that has not learnt it yet */
    Exemptions of(Series series, List<Observation> observed, List<Verdict> verdicts) {
        if (!concern(series)) {
            return Exemptions.NONE;
        }
        List<Exemption> exemptions = new ArrayList<>();
        for (int i = 0; i < observed.size(); i++) {
            exemptions.add(of(series, observed.get(i).member(), verdicts.get(i)));
        }
        return new Exemptions(exemptions);
    }

    private Exemption of(Series series, Member member, Verdict verdict) {
        Exemption exemption = ofAll;
        for (Rule rule : ofDetectors.get(series.detector().spec().index())) {
            exemption = exemption.and(rule.of(series, member, start, verdict));
        }
        return exemption;
    }
}
