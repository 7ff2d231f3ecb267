package org.slackwater.jobs.entity;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * How much a job may take.
 *
 * @param modelMemoryLimit a size such as {@code 512mb}, or a bare number of megabytes; once the job is made, always
 *     whole megabytes with their unit
 */
public record AnalysisLimits(@Nullable JsonValue modelMemoryLimit, Long categorizationExamplesLimit) {
    public static final long DEFAULT_EXAMPLES = 4;

    @SuppressWarnings("NullAway") // a body leaves out what it likes
    public AnalysisLimits {
        categorizationExamplesLimit =
                categorizationExamplesLimit == null ? Long.valueOf(DEFAULT_EXAMPLES) : categorizationExamplesLimit;
    }

    /** The limit, or the default where none is given. */
    public MemoryLimit memory(MemoryLimit whenNone) {
        if (modelMemoryLimit == null) {
            return whenNone;
        }
        if (modelMemoryLimit instanceof JsonString text) {
            return MemoryLimit.parse(text.getString());
        }
        if (modelMemoryLimit instanceof JsonNumber number) {
            return MemoryLimit.parse(number.toString());
        }
        return MemoryLimit.parse(modelMemoryLimit.toString());
    }

    public AnalysisLimits with(MemoryLimit limit) {
        return new AnalysisLimits(Json.createValue(limit.toString()), categorizationExamplesLimit);
    }
}
