package org.slackwater.analysis.control;

import java.util.ArrayList;
import java.util.List;

/** What each of the things observed of a series is excepted from, in their order; none at all when there is no rule. */
record Exemptions(List<Exemption> each) {
    static final Exemptions NONE = new Exemptions(List.of());

    /** What is left to learn from. */
    List<Observation> learnt(List<Observation> observed) {
        if (each.stream().noneMatch(Exemption::fromLearning)) {
            return observed;
        }
        List<Observation> learnt = new ArrayList<>();
        for (int i = 0; i < each.size(); i++) {
            if (!each.get(i).fromLearning()) {
                learnt.add(observed.get(i));
            }
        }
        return learnt;
    }

    List<Verdict> applyTo(List<Verdict> verdicts) {
        if (each.stream().noneMatch(Exemption::fromResults)) {
            return verdicts;
        }
        List<Verdict> applied = new ArrayList<>(verdicts);
        for (int i = 0; i < each.size(); i++) {
            if (each.get(i).fromResults()) {
                applied.set(i, verdicts.get(i).excepted());
            }
        }
        return applied;
    }
}
