package org.slackwater.calendars.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slackwater.calendars.entity.Calendar;
import org.slackwater.calendars.entity.CalendarView;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.Page;
import org.slackwater.jobs.control.JobIds;
import org.slackwater.jobs.control.RuleChanges;
import org.slackwater.upgrademode.control.UpgradeGate;

/** Makes, changes, shows and removes calendars. Changes follow one another, since each passes the gate. */
@ApplicationScoped
@Transactional
public class CalendarConfiguration {
    /** In a calendar that is for every job. */
    static final String ALL_JOBS = "_all";

    /** @param count how many there are, whatever the page shows of them */
    @Schema(name = "Calendars")
    public record Found(long count, List<CalendarView> calendars) {}

    @PersistenceContext
    EntityManager entities;

    @Inject
    UpgradeGate gate;

    @Inject
    Calendars calendars;

    @Inject
    RuleChanges changes;

    public CalendarView create(String calendarId, CalendarBody body) {
        gate.pass();
        JobIds.check("calendar_id", calendarId);
        checkAgreement(calendarId, body.calendarId());
        if (calendars.find(calendarId).isPresent()) {
            throw ApiException.alreadyExists("A calendar with id [" + calendarId + "] already exists");
        }
        List<String> jobs = body.jobIds() == null ? List.of() : body.jobIds();
        jobs.forEach(CalendarConfiguration::checkJob);
        String description = body.description() == null ? "" : body.description();
        checkDescription(description);
        Calendar calendar = new Calendar(calendarId, description, jobs);
        entities.persist(calendar);
        return CalendarView.of(calendar);
    }

    /** A page of the calendars of the expression, sorted by id. */
    public Found show(String expression, Page page) {
        List<String> ids = calendars.resolve(expression);
        return new Found(
                ids.size(),
                ids.stream()
                        .skip(page.from())
                        .limit(page.size())
                        .map(calendars::get)
                        .map(CalendarView::of)
                        .toList());
    }

    /** The calendar goes, and its events. */
    public void remove(String calendarId) {
        gate.pass();
        Calendar calendar = calendars.get(calendarId);
        entities.createNamedQuery("CalendarEvent.removeOf")
                .setParameter("calendar", calendarId)
                .executeUpdate();
        entities.remove(calendar);
        changes.noted();
    }

    /** @param jobs ids and groups, whether or not there are such jobs already */
    public CalendarView addJobs(String calendarId, List<String> jobs) {
        gate.pass();
        Calendar calendar = calendars.get(calendarId);
        jobs.forEach(CalendarConfiguration::checkJob);
        calendar.add(jobs);
        changes.noted();
        return CalendarView.of(calendar);
    }

    /** @throws ApiException 404 when one of them is not in the calendar */
    public CalendarView removeJobs(String calendarId, List<String> jobs) {
        gate.pass();
        Calendar calendar = calendars.get(calendarId);
        for (String job : jobs) {
            if (!calendar.remove(job)) {
                throw ApiException.notFound(
                        "Cannot remove [" + job + "] as it is not present in calendar [" + calendarId + "]");
            }
        }
        changes.noted();
        return CalendarView.of(calendar);
    }

    static void checkAgreement(String calendarId, @Nullable String inBody) {
        if (inBody != null && !inBody.equals(calendarId)) {
            throw ApiException.illegalArgument(
                    "Inconsistent calendar_id; [" + calendarId + "] in the path, [" + inBody + "] in the body");
        }
    }

    /** A column of text cannot hold a zero character in every database. */
    static void checkDescription(String description) {
        if (description.indexOf('\0') >= 0) {
            throw ApiException.illegalArgument("[description] may not contain a zero character");
        }
    }

    private static void checkJob(String job) {
        if (!job.equals(ALL_JOBS)) {
            JobIds.check("job_id", job);
        }
    }
}
