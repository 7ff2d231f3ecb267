package org.slackwater.analysis.control;

import java.util.List;

/**
 * What the model of a series says of what was observed.
 *
 * @param verdicts one for each observation; those of what is told and was not learnt as well
 * @param learnt what the model has learnt of it
 */
record Judged(Observed look, List<Verdict> verdicts, Exemptions exemptions, List<Observation> learnt) {
    Series series() {
        return look.series();
    }
}
