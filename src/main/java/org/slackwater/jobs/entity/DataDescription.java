package org.slackwater.jobs.entity;

import org.jspecify.annotations.Nullable;

/** Where a record has its time, and how it is written. What is left out has the API's default. */
public record DataDescription(
        @Nullable String format, String timeField, String timeFormat, @Nullable String fieldDelimiter) {

    @SuppressWarnings("NullAway") // a body leaves out what it likes
    public DataDescription {
        timeField = timeField == null ? "time" : timeField;
        timeFormat = timeFormat == null ? "epoch_ms" : timeFormat;
    }
}
