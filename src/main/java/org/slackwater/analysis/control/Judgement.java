package org.slackwater.analysis.control;

import java.util.ArrayList;
import java.util.List;

/**
 * Brings the verdicts on the series of one bucket to its findings, but for what rules except. What others have a say in
 * waits until all of them are judged by themselves.
 */
final class Judgement {
    private final SeriesRegistry series;
    private final BucketRules excepted;
    private final Correlations correlations;
    private final Findings findings;
    private final List<Judged> waiting = new ArrayList<>();

    Judgement(SeriesRegistry series, BucketRules excepted, Correlations correlations, Findings findings) {
        this.series = series;
        this.excepted = excepted;
        this.correlations = correlations;
        this.findings = findings;
    }

    private record Judged(Series series, List<Observation> observed, List<Verdict> verdicts, Exemptions exemptions) {}

    void add(Series one, List<Observation> observed, List<Verdict> verdicts, Exemptions exemptions) {
        if (one.correlates() == null) {
            report(one, observed, exemptions.applyTo(verdicts));
        } else {
            correlations.judged(one, verdicts);
            waiting.add(new Judged(one, observed, verdicts, exemptions));
        }
    }

    /** Once all have been added. Whether a value is learnt was said by itself; whether it is told, by what is told. */
    void settle() {
        for (Judged one : waiting) {
            List<Verdict> verdicts = correlations.judge(one.series(), one.verdicts());
            Exemptions exemptions =
                    verdicts == one.verdicts() ? one.exemptions() : excepted.of(one.series(), one.observed(), verdicts);
            report(one.series(), one.observed(), exemptions.applyTo(verdicts));
        }
    }

    private void report(Series one, List<Observation> observed, List<Verdict> verdicts) {
        for (int i = 0; i < observed.size(); i++) {
            if (!series.isFrequent(one, observed.get(i))) {
                findings.add(one, observed.get(i), verdicts.get(i));
            }
        }
    }
}
