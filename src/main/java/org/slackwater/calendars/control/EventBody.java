package org.slackwater.calendars.control;

import org.jspecify.annotations.Nullable;

/**
 * What a request says of a new event; times in any of the API's forms.
 *
 * @param forceTimeShift seconds
 */
public record EventBody(
        @Nullable String calendarId,
        @Nullable String description,
        @Nullable String startTime,
        @Nullable String endTime,
        @Nullable Boolean skipResult,
        @Nullable Boolean skipModelUpdate,
        @Nullable Integer forceTimeShift) {}
