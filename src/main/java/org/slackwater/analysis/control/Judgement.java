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

    void add(Judged one) {
        if (one.series().correlates() == null) {
            report(one.look(), one.exemptions().applyTo(one.verdicts()));
        } else {
            correlations.judged(one.series(), one.verdicts());
            waiting.add(one);
        }
    }

    /** Once all have been added. Whether a value is learnt was said by itself; whether it is told, by what is told. */
    void settle() {
        for (Judged one : waiting) {
            List<Verdict> verdicts = correlations.judge(one.series(), one.verdicts());
            Exemptions exemptions = verdicts == one.verdicts()
                    ? one.exemptions()
                    : excepted.of(one.series(), one.look().observations(), verdicts);
            report(one.look(), exemptions.applyTo(verdicts));
        }
    }

    private void report(Observed look, List<Verdict> verdicts) {
        List<Observation> observations = look.observations();
        for (int i = 0; i < observations.size(); i++) {
            if (!series.isFrequent(look.series(), observations.get(i))) {
                findings.add(look.series(), observations.get(i), verdicts.get(i));
            }
        }
    }
}
