package org.slackwater.calendars.entity;

import java.util.List;

/** A calendar as the API shows it. */
public record CalendarView(String calendarId, List<String> jobIds, String description) {
    public static CalendarView of(Calendar calendar) {
        return new CalendarView(calendar.calendarId(), calendar.jobs(), calendar.description());
    }
}
