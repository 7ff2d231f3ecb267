package org.slackwater.calendars.entity;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** An event in a calendar: from its start to before its end, epoch milliseconds. */
@Entity
@Table(name = "calendar_event")
@Cacheable(false)
@NamedQuery(
        name = "CalendarEvent.within",
        query = "select e from CalendarEvent e where e.calendarId in :calendars and e.endTime > :start"
                + " and e.startTime < :end order by e.startTime, e.eventId")
@NamedQuery(
        name = "CalendarEvent.countWithin",
        query = "select count(e) from CalendarEvent e where e.calendarId in :calendars and e.endTime > :start"
                + " and e.startTime < :end")
@NamedQuery(name = "CalendarEvent.removeOf", query = "delete from CalendarEvent e where e.calendarId = :calendar")
public class CalendarEvent {
    @Id
    @Column(name = "event_id")
    private String eventId = "";

    @Column(name = "calendar_id")
    private String calendarId = "";

    private String description = "";

    @Column(name = "start_time")
    private long startTime;

    @Column(name = "end_time")
    private long endTime;

    @Column(name = "skip_result")
    private boolean skipResult;

    @Column(name = "skip_model_update")
    private boolean skipModelUpdate;

    @Column(name = "force_time_shift")
    private @Nullable Integer forceTimeShift;

    protected CalendarEvent() {}

    public CalendarEvent(EventView event) {
        eventId = event.eventId();
        calendarId = event.calendarId();
        description = event.description();
        startTime = event.startTime();
        endTime = event.endTime();
        skipResult = event.skipResult();
        skipModelUpdate = event.skipModelUpdate();
        forceTimeShift = event.forceTimeShift();
    }

    public String calendarId() {
        return calendarId;
    }

    public EventView view() {
        return new EventView(
                eventId, calendarId, description, startTime, endTime, skipResult, skipModelUpdate, forceTimeShift);
    }
}
