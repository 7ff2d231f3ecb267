package org.slackwater.analysis.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slackwater.analysis.entity.ModelChange;
import org.slackwater.analysis.entity.ModelChange.Kind;
import org.slackwater.categorization.entity.Unfit;

/** What of a bucket people are told about the models of a job. */
final class Changes {
    private final boolean wanted;
    private final List<ModelChange> all = new ArrayList<>(0);

    /** @param wanted whether anybody is to be told */
    Changes(boolean wanted) {
        this.wanted = wanted;
    }

    void of(Series series) {
        for (Turn turn : series.model().takeTurns()) {
            if (wanted) {
                all.add(change(series, turn));
            }
        }
    }

    private static ModelChange change(Series series, Turn turn) {
        Detector detector = series.detector();
        boolean several = detector.function().measures().size() > 1;
        String measure = several ? detector.measure().description() : null;
        return new ModelChange(
                turn.kind(),
                detector.spec().index(),
                measure,
                detector.spec().partitionFieldName(),
                series.partition(),
                detector.spec().byFieldName(),
                series.by(),
                several ? turn.text() + " (" + measure + ")" : turn.text());
    }

    void of(Set<Unfit> unfit) {
        for (Unfit messages : unfit) {
            if (wanted) {
                all.add(new ModelChange(
                        Kind.CATEGORIZATION_WARNS,
                        null,
                        null,
                        messages.partitionFieldName(),
                        messages.partitionFieldValue(),
                        null,
                        null,
                        "The categorization status changed to [warn]"));
            }
        }
    }

    List<ModelChange> all() {
        return all;
    }
}
