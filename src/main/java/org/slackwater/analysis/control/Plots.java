package org.slackwater.analysis.control;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.DetectorSpec;
import org.slackwater.analysis.entity.ModelPlot;
import org.slackwater.analysis.entity.PlotTerms;
import org.slackwater.analysis.entity.Prediction;

/** Collects what the models expected of one bucket, where the job keeps that. It reads the models and changes nothing. */
final class Plots {
    /**
     * After so many buckets in a row without any record, those that follow are not plotted: a record from far in the
     * future ends thousands of them at once.
     */
    static final int EMPTY_IN_A_ROW = 300;

    private final long time;
    private final @Nullable PlotTerms wanted;
    private final List<ModelPlot> plots;

    /** @param wanted null where the job keeps none */
    Plots(long time, @Nullable PlotTerms wanted) {
        this.time = time;
        this.wanted = wanted;
        this.plots = wanted == null ? List.of() : new ArrayList<>();
    }

    /** To be called before the model learns what was observed. */
    void note(Series series, List<Observation> observed) {
        if (wanted == null || !wanted.include(series.by(), series.partition())) {
            return;
        }
        Prediction expected = series.model().expected(time);
        if (expected != null) {
            plots.add(plot(
                    series,
                    expected,
                    observed.isEmpty() ? null : observed.get(0).value()));
        }
    }

    private static ModelPlot plot(Series series, Prediction expected, @Nullable Double actual) {
        DetectorSpec detector = series.detector().spec();
        return new ModelPlot(
                detector.index(),
                series.detector().measure().description(),
                detector.byFieldName(),
                series.by(),
                detector.partitionFieldName(),
                series.partition(),
                expected,
                actual);
    }

    List<ModelPlot> all() {
        return plots;
    }
}
