package org.slackwater.annotations.control;

import jakarta.persistence.EntityManager;

/** The beans of annotations wired by hand. */
public final class AnnotationsFixture {
    private AnnotationsFixture() {}

    public static Annotations of(EntityManager entities) {
        Annotations annotations = new Annotations();
        annotations.entities = entities;
        return annotations;
    }
}
