package org.slackwater.calendars.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.ScheduledEvent;
import org.slackwater.calendars.entity.CalendarEvent;
import org.slackwater.calendars.entity.EventView;
import org.slackwater.http.control.Dates;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.Page;
import org.slackwater.jobs.control.EventSchedule;
import org.slackwater.jobs.control.Jobs;
import org.slackwater.jobs.control.RuleChanges;
import org.slackwater.upgrademode.control.UpgradeGate;

/** The events in calendars: made, shown and removed; and what of them is for a job. */
@ApplicationScoped
@Transactional
public class CalendarEvents implements EventSchedule {
    /** @param count how many there are, whatever the page shows of them */
    @Schema(name = "CalendarEvents")
    public record Found(long count, List<EventView> events) {}

    @PersistenceContext
    EntityManager entities;

    @Inject
    UpgradeGate gate;

    @Inject
    Calendars calendars;

    @Inject
    Jobs jobs;

    @Inject
    RuleChanges changes;

    @Inject
    Clock clock;

    public List<EventView> add(String calendarId, @Nullable List<EventBody> events) {
        gate.pass();
        calendars.get(calendarId);
        if (events == null || events.isEmpty()) {
            throw ApiException.illegalArgument("[events] must be set and not be empty");
        }
        List<EventView> added =
                events.stream().map(event -> complete(calendarId, event)).toList();
        added.forEach(event -> entities.persist(new CalendarEvent(event)));
        changes.noted();
        return added;
    }

    private EventView complete(String calendarId, EventBody body) {
        CalendarConfiguration.checkAgreement(calendarId, body.calendarId());
        String description = required("description", body.description());
        CalendarConfiguration.checkDescription(description);
        long start = Dates.parse(required("start_time", body.startTime()), "start_time", clock);
        long end = Dates.parse(required("end_time", body.endTime()), "end_time", clock);
        if (start >= end) {
            throw ApiException.illegalArgument("[start_time] [" + body.startTime() + "] of event [" + description
                    + "] must be before [end_time] [" + body.endTime() + "]");
        }
        return new EventView(
                UUID.randomUUID().toString(),
                calendarId,
                description,
                start,
                end,
                Objects.requireNonNullElse(body.skipResult(), true),
                Objects.requireNonNullElse(body.skipModelUpdate(), true),
                body.forceTimeShift());
    }

    private static String required(String setting, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw ApiException.illegalArgument("[" + setting + "] must be set in [events]");
        }
        return value;
    }

    /**
     * A page of the events that end after {@code start} and begin before {@code end}, in the order of time.
     *
     * @param jobId only those for this job or group; then the expression must be {@code _all}
     */
    public Found show(String expression, @Nullable String jobId, @Nullable Long start, @Nullable Long end, Page page) {
        if (jobId != null && !expression.equals("_all")) {
            throw ApiException.illegalArgument("If [job_id] is used [calendar_id] must be [_all]");
        }
        List<String> ids = jobId == null ? calendars.resolve(expression) : calendars.of(namesOf(jobId));
        if (ids.isEmpty()) {
            return new Found(0, List.of());
        }
        long from = start == null ? Long.MIN_VALUE : start;
        long to = end == null ? Long.MAX_VALUE : end;
        long count =
                within("CalendarEvent.countWithin", Long.class, ids, from, to).getSingleResult();
        List<EventView> events = within("CalendarEvent.within", CalendarEvent.class, ids, from, to)
                .setFirstResult(page.from())
                .setMaxResults(page.size())
                .getResultStream()
                .map(CalendarEvent::view)
                .toList();
        return new Found(count, events);
    }

    private <T> TypedQuery<T> within(String query, Class<T> type, List<String> ids, long from, long to) {
        return entities.createNamedQuery(query, type)
                .setParameter("calendars", ids)
                .setParameter("start", from)
                .setParameter("end", to);
    }

    /** What a job, or a job of the group, goes by in calendars. */
    private Set<String> namesOf(String jobOrGroup) {
        Map<String, Set<String>> groups = jobs.groups();
        Set<String> names = new HashSet<>(Set.of(jobOrGroup, CalendarConfiguration.ALL_JOBS));
        Set<String> ofJob = groups.get(jobOrGroup);
        if (ofJob != null) {
            names.addAll(ofJob);
        } else if (groups.values().stream().noneMatch(each -> each.contains(jobOrGroup))) {
            throw ApiException.notFound("No known job or group with id '" + jobOrGroup + "'");
        }
        return names;
    }

    public void remove(String calendarId, String eventId) {
        gate.pass();
        calendars.get(calendarId);
        CalendarEvent event = eventId.indexOf('\0') >= 0 ? null : entities.find(CalendarEvent.class, eventId);
        if (event == null || !event.calendarId().equals(calendarId)) {
            throw ApiException.notFound("No event with id [" + eventId + "] in calendar [" + calendarId + "]");
        }
        entities.remove(event);
        changes.noted();
    }

    @Override
    public List<ScheduledEvent> of(Set<String> names, long after) {
        Set<String> wanted = new HashSet<>(names);
        wanted.add(CalendarConfiguration.ALL_JOBS);
        List<String> ids = calendars.of(wanted);
        return ids.isEmpty()
                ? List.of()
                : within("CalendarEvent.within", CalendarEvent.class, ids, after, Long.MAX_VALUE)
                        .getResultStream()
                        .map(CalendarEvent::view)
                        .map(CalendarEvents::scheduled)
                        .toList();
    }

    private static ScheduledEvent scheduled(EventView event) {
        Integer shift = event.forceTimeShift();
        return new ScheduledEvent(
                event.eventId(),
                event.description(),
                event.startTime(),
                event.endTime(),
                event.skipResult(),
                event.skipModelUpdate(),
                shift == null ? 0 : shift * 1000L);
    }
}
