package org.slackwater.benchmark.detection;

import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.DetectorSpec;

/** What is looked at in a sample: the functions of detectors that the benchmark uses. */
enum Look {
    MEAN,
    COUNT,
    AMONG_MEMBERS,
    RARE_VALUES;

    static Look at(Background background) {
        return background == Background.SPARSE ? COUNT : MEAN;
    }

    boolean counts() {
        return this == COUNT || this == RARE_VALUES;
    }

    DetectorSpec detector(boolean partitioned) {
        return switch (this) {
            case MEAN -> spec("mean", "v", null, null, partitioned);
            case COUNT -> spec("count", null, null, null, partitioned);
            case AMONG_MEMBERS -> spec("mean", "v", null, "member", partitioned);
            case RARE_VALUES -> spec("rare", null, "member", null, partitioned);
        };
    }

    private static DetectorSpec spec(
            String function, @Nullable String field, @Nullable String by, @Nullable String over, boolean partitioned) {
        return new DetectorSpec(0, function, field, by, over, partitioned ? "sample" : null, false);
    }
}
