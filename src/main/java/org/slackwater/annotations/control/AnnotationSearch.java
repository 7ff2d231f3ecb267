package org.slackwater.annotations.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.slackwater.annotations.entity.Annotation;
import org.slackwater.annotations.entity.AnnotationView;
import org.slackwater.results.control.JobDirectory;

/** Finds what was noted about a job. */
@ApplicationScoped
public class AnnotationSearch {
    /** @param count how many there are, whatever the page shows of them */
    @Schema(name = "Annotations")
    public record Found(long count, List<AnnotationView> annotations) {}

    @PersistenceContext
    EntityManager entities;

    @Inject
    JobDirectory jobs;

    /**
     * A page of annotations in the order of time.
     *
     * @throws org.slackwater.http.entity.ApiException 404 when there is no such job
     */
    @Transactional
    public Found find(String jobId, AnnotationsQuery query) {
        jobs.require(jobId);
        long count = within("Annotation.countWithin", Long.class, jobId, query).getSingleResult();
        if (count <= query.page().from() || query.page().size() == 0) {
            return new Found(count, List.of());
        }
        List<AnnotationView> page = within("Annotation.within", Annotation.class, jobId, query)
                .setFirstResult(query.page().from())
                .setMaxResults(query.page().size())
                .getResultStream()
                .map(Annotation::view)
                .toList();
        return new Found(count, page);
    }

    private <T> TypedQuery<T> within(String name, Class<T> type, String jobId, AnnotationsQuery query) {
        return entities.createNamedQuery(name, type)
                .setParameter("job", jobId)
                .setParameter("events", query.events())
                .setParameter("start", query.start())
                .setParameter("end", query.end());
    }
}
