package org.slackwater.annotations.control;

import jakarta.persistence.EntityManager;
import java.util.EnumSet;
import java.util.List;
import org.slackwater.annotations.entity.Annotation;
import org.slackwater.annotations.entity.AnnotationEvent;
import org.slackwater.annotations.entity.AnnotationView;
import org.slackwater.storage.Beans;

/** The beans of annotations wired by hand. */
public final class AnnotationsFixture {
    private AnnotationsFixture() {}

    public static Annotations of(EntityManager entities) {
        Annotations annotations = new Annotations();
        annotations.entities = entities;
        return annotations;
    }

    /** All of a job in the order of time, within a transaction. */
    public static List<AnnotationView> all(Beans beans, String jobId) {
        return all(beans.get(Annotations.class).entities, jobId);
    }

    static List<AnnotationView> all(EntityManager entities, String jobId) {
        return entities.createNamedQuery("Annotation.within", Annotation.class)
                .setParameter("job", jobId)
                .setParameter("events", EnumSet.allOf(AnnotationEvent.class))
                .setParameter("start", Long.MIN_VALUE)
                .setParameter("end", Long.MAX_VALUE)
                .getResultStream()
                .map(Annotation::view)
                .toList();
    }
}
