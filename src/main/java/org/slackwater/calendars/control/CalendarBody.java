package org.slackwater.calendars.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request says of a new calendar. */
public record CalendarBody(@Nullable String calendarId, @Nullable List<String> jobIds, @Nullable String description) {
    public static final CalendarBody EMPTY = new CalendarBody(null, null, null);
}
