package org.slackwater.calendars.entity;

import org.jspecify.annotations.Nullable;

/** An event as the API shows it. */
public record EventView(
        String eventId,
        String calendarId,
        String description,
        long startTime,
        long endTime,
        boolean skipResult,
        boolean skipModelUpdate,
        @Nullable Integer forceTimeShift) {}
