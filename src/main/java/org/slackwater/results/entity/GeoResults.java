package org.slackwater.results.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where something was and where it usually is, each as {@code "lat,lon"}. */
public record GeoResults(String actualPoint, String typicalPoint) {
    private static final String FUNCTION = "lat_long";

    /** Null where the function is not about places. */
    public static @Nullable GeoResults of(String function, List<Double> actual, List<Double> typical) {
        return function.equals(FUNCTION) && actual.size() == 2 && typical.size() == 2
                ? new GeoResults(point(actual), point(typical))
                : null;
    }

    private static String point(List<Double> numbers) {
        return numbers.get(0) + "," + numbers.get(1);
    }
}
