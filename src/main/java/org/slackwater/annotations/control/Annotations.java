package org.slackwater.annotations.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slackwater.annotations.entity.Annotation;
import org.slackwater.annotations.entity.AnnotationEvent;
import org.slackwater.annotations.entity.AnnotationKey;

/**
 * The annotations of jobs in the database. Writes join the caller's transaction: that of a run, inside its fence, or of a
 * request that has passed the gate.
 */
@ApplicationScoped
public class Annotations {
    private static final Set<AnnotationEvent> NOT_OF_USERS = EnumSet.complementOf(EnumSet.of(AnnotationEvent.USER));
    /** The annotation of a snapshot goes with the snapshot, which stays when its job goes back to another. */
    private static final Set<AnnotationEvent> OF_RESULTS =
            EnumSet.complementOf(EnumSet.of(AnnotationEvent.USER, AnnotationEvent.MODEL_SNAPSHOT_STORED));

    /** Ids that one statement names. */
    private static final int AT_ONCE = 500;

    @PersistenceContext
    EntityManager entities;

    public Optional<Annotation> get(String jobId, String annotationId) {
        // Not every database can be asked for a zero character.
        return annotationId.indexOf('\0') >= 0
                ? Optional.empty()
                : Optional.ofNullable(entities.find(Annotation.class, new AnnotationKey(jobId, annotationId)));
    }

    /** The latest of an event that overlaps with a range of time, or borders on it. */
    Optional<Annotation> latestTouching(String jobId, AnnotationEvent event, long start, long end) {
        return entities.createNamedQuery("Annotation.touching", Annotation.class)
                .setParameter("job", jobId)
                .setParameter("event", event)
                .setParameter("start", start)
                .setParameter("end", end)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    public void add(Annotation annotation) {
        entities.persist(annotation);
    }

    public void remove(Annotation annotation) {
        entities.remove(annotation);
    }

    /** Writes annotations of one job in place of those with the same ids: to write the same again changes nothing. */
    public void replace(String jobId, List<Annotation> annotations) {
        for (int from = 0; from < annotations.size(); from += AT_ONCE) {
            List<Annotation> some = annotations.subList(from, Math.min(annotations.size(), from + AT_ONCE));
            remove(jobId, some.stream().map(each -> each.key().annotationId()).toList());
            some.forEach(entities::persist);
        }
    }

    public void remove(String jobId, List<String> annotationIds) {
        entities.createNamedQuery("Annotation.remove")
                .setParameter("job", jobId)
                .setParameter("ids", annotationIds)
                .executeUpdate();
    }

    /** Of a job that goes, or begins anew. */
    public void removeAll(String jobId, boolean ofUsersToo) {
        entities.createNamedQuery("Annotation.removeEvents")
                .setParameter("job", jobId)
                .setParameter("events", ofUsersToo ? EnumSet.allOf(AnnotationEvent.class) : NOT_OF_USERS)
                .executeUpdate();
    }

    /** What goes with results that begin after the time. */
    public void removeAfter(String jobId, long time) {
        remove("Annotation.removeAfter", jobId, OF_RESULTS, time);
    }

    /** What is too old to be kept, unless it is a user's. */
    public void removeBefore(String jobId, long time) {
        remove("Annotation.removeBefore", jobId, NOT_OF_USERS, time);
    }

    private void remove(String query, String jobId, Set<AnnotationEvent> events, long time) {
        entities.createNamedQuery(query)
                .setParameter("job", jobId)
                .setParameter("events", events)
                .setParameter("time", time)
                .executeUpdate();
    }
}
