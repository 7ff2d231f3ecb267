package org.slackwater.calendars.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slackwater.calendars.entity.Calendar;
import org.slackwater.http.entity.ApiException;
import org.slackwater.jobs.control.IdExpression;
import org.slackwater.jobs.control.JobRemoved;

/** The calendars that there are. */
@ApplicationScoped
public class Calendars {
    @PersistenceContext
    EntityManager entities;

    Optional<Calendar> find(String calendarId) {
        // Not every database can be asked for a zero character.
        return calendarId.indexOf('\0') >= 0
                ? Optional.empty()
                : Optional.ofNullable(entities.find(Calendar.class, calendarId));
    }

    /** @throws ApiException 404 when there is no such calendar */
    Calendar get(String calendarId) {
        return find(calendarId).orElseThrow(() -> unknown(calendarId));
    }

    /**
     * The ids that an expression of ids and wildcards stands for, sorted.
     *
     * @throws ApiException 404 for an id that does not exist
     */
    List<String> resolve(String expression) {
        Map<String, Set<String>> ids = entities.createNamedQuery("Calendar.ids", String.class)
                .getResultStream()
                .collect(Collectors.toMap(Function.identity(), id -> Set.of()));
        return IdExpression.resolve(expression, true, ids, Calendars::unknown);
    }

    /** The ids of those that are for one of these jobs or groups. */
    List<String> of(Set<String> names) {
        return entities.createNamedQuery("Calendar.idsOf", String.class)
                .setParameter("names", names)
                .getResultList();
    }

    /** A job that goes leaves its calendars, in the same transaction. */
    void removed(@Observes JobRemoved event) {
        entities.createNamedQuery("Calendar.of", Calendar.class)
                .setParameter("name", event.jobId())
                .getResultList()
                .forEach(calendar -> calendar.remove(event.jobId()));
    }

    private static ApiException unknown(String calendarId) {
        return ApiException.notFound("No calendar with id [" + calendarId + "] exists");
    }
}
