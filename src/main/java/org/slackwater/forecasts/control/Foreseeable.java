package org.slackwater.forecasts.control;

import java.util.List;
import java.util.Set;
import org.slackwater.analysis.entity.DetectorSpec;

/** Of which detectors the future can be foretold: of those with a value in each bucket that stands for itself. */
final class Foreseeable {
    private static final Set<String> NO_COURSE =
            Set.of("rare", "freq_rare", "lat_long", "time_of_day", "time_of_week", "metric");

    private Foreseeable() {}

    /** @throws org.slackwater.http.entity.ApiException 400 naming the detectors of which there can be no forecast */
    static void check(List<DetectorSpec> detectors) {
        List<String> unfit = detectors.stream()
                .filter(each -> each.overFieldName() != null || NO_COURSE.contains(each.function()))
                .map(Foreseeable::name)
                .toList();
        if (!unfit.isEmpty()) {
            throw ForecastRefused.because("Forecast cannot be executed for " + unfit
                    + ": there is none of populations and of functions without a course of values");
        }
    }

    private static String name(DetectorSpec detector) {
        String over = detector.overFieldName() == null ? "" : " over " + detector.overFieldName();
        return "detector " + detector.index() + " (" + detector.function() + over + ")";
    }
}
