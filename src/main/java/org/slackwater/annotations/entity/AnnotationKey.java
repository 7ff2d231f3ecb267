package org.slackwater.annotations.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A job and one of its annotations. A class because this version of JPA does not embed records. */
@Embeddable
public class AnnotationKey implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "job_id")
    private String jobId = "";

    @Column(name = "annotation_id")
    private String annotationId = "";

    protected AnnotationKey() {}

    public AnnotationKey(String jobId, String annotationId) {
        this.jobId = jobId;
        this.annotationId = annotationId;
    }

    public String jobId() {
        return jobId;
    }

    public String annotationId() {
        return annotationId;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AnnotationKey key && key.jobId.equals(jobId) && key.annotationId.equals(annotationId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(jobId, annotationId);
    }
}
