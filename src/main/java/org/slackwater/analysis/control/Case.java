package org.slackwater.analysis.control;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.AnomalyCause;

/** What was observed of a member of a series, and the verdict on it. */
record Case(Series series, Observation observed, Verdict verdict) {
    static final Comparator<Case> LEAST_LIKELY_FIRST =
            Comparator.comparingDouble(one -> one.verdict().probability());

    @Nullable
    String by() {
        return series.by() == null ? observed.member().by() : series.by();
    }

    AnomalyCause cause() {
        return new AnomalyCause(
                verdict.probability(),
                series.detector().measure().description(),
                by(),
                verdict.typicals(),
                verdict.actuals());
    }

    /** Those that are judged together: all that is known of a member, or all values that compete for being rare. */
    Group group() {
        return new Group(
                series.detector().spec().index(),
                series.partition(),
                observed.member().over());
    }

    record Group(int detector, @Nullable String partition, @Nullable String over) {
        /** The same for all members that are compared with each other. */
        Group population() {
            return new Group(detector, partition, null);
        }
    }
}
