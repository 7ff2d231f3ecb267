package org.slackwater.annotations.entity;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** What was noted about the data or the models of a job at a time. Times in epoch milliseconds. */
@Entity
@Table(name = "annotation")
@NamedQuery(
        name = "Annotation.within",
        query = "select a from Annotation a where a.key.jobId = :job and a.event in :events and a.endTime >= :start"
                + " and a.startTime < :end order by a.startTime, a.key.annotationId")
@NamedQuery(
        name = "Annotation.countWithin",
        query = "select count(a) from Annotation a where a.key.jobId = :job and a.event in :events"
                + " and a.endTime >= :start and a.startTime < :end")
@NamedQuery(
        name = "Annotation.touching",
        query = "select a from Annotation a where a.key.jobId = :job and a.event = :event and a.endTime >= :start"
                + " and a.startTime <= :end order by a.startTime desc, a.key.annotationId")
@NamedQuery(
        name = "Annotation.remove",
        query = "delete from Annotation a where a.key.jobId = :job and a.key.annotationId in :ids")
@NamedQuery(
        name = "Annotation.removeEvents",
        query = "delete from Annotation a where a.key.jobId = :job and a.event in :events")
@NamedQuery(
        name = "Annotation.removeAfter",
        query = "delete from Annotation a where a.key.jobId = :job and a.event in :events and a.startTime > :time")
@NamedQuery(
        name = "Annotation.removeBefore",
        query = "delete from Annotation a where a.key.jobId = :job and a.event in :events and a.endTime < :time")
public class Annotation {
    @EmbeddedId
    private AnnotationKey key = new AnnotationKey("", "");

    @Enumerated(EnumType.STRING)
    private AnnotationEvent event = AnnotationEvent.USER;

    @Column(name = "annotation_text")
    private String text = "";

    @Column(name = "start_time")
    private long startTime;

    @Column(name = "end_time")
    private long endTime;

    @Column(name = "create_time")
    private long createTime;

    @Column(name = "create_username")
    private @Nullable String createUsername;

    @Column(name = "modified_time")
    private long modifiedTime;

    @Column(name = "modified_username")
    private @Nullable String modifiedUsername;

    @Column(name = "detector_index")
    private @Nullable Integer detectorIndex;

    @Column(name = "partition_field_name")
    private @Nullable String partitionFieldName;

    @Column(name = "partition_field_value")
    private @Nullable String partitionFieldValue;

    @Column(name = "over_field_name")
    private @Nullable String overFieldName;

    @Column(name = "over_field_value")
    private @Nullable String overFieldValue;

    @Column(name = "by_field_name")
    private @Nullable String byFieldName;

    @Column(name = "by_field_value")
    private @Nullable String byFieldValue;

    protected Annotation() {}

    public Annotation(
            AnnotationKey key,
            AnnotationEvent event,
            String text,
            long startTime,
            long endTime,
            AnnotatedSeries about,
            long now) {
        this.key = key;
        this.event = event;
        this.text = text;
        this.startTime = startTime;
        this.endTime = endTime;
        this.createTime = now;
        this.modifiedTime = now;
        this.detectorIndex = about.detectorIndex();
        this.partitionFieldName = about.partitionFieldName();
        this.partitionFieldValue = about.partitionFieldValue();
        this.overFieldName = about.overFieldName();
        this.overFieldValue = about.overFieldValue();
        this.byFieldName = about.byFieldName();
        this.byFieldValue = about.byFieldValue();
    }

    /** One that somebody made himself. */
    public Annotation by(@Nullable String username) {
        createUsername = username;
        modifiedUsername = username;
        return this;
    }

    /** From now on it says this, up to this end; returns whether that is something new. */
    public boolean saysNow(String newText, long newEndTime, long now) {
        if (text.equals(newText) && endTime == newEndTime) {
            return false;
        }
        text = newText;
        endTime = newEndTime;
        modifiedTime = now;
        return true;
    }

    public AnnotationKey key() {
        return key;
    }

    public AnnotationEvent event() {
        return event;
    }

    public AnnotationView view() {
        return new AnnotationView(
                key.annotationId(),
                key.jobId(),
                AnnotationView.TYPE,
                event.word(),
                text,
                startTime,
                endTime,
                createTime,
                createUsername,
                modifiedTime,
                modifiedUsername,
                detectorIndex,
                partitionFieldName,
                partitionFieldValue,
                overFieldName,
                overFieldValue,
                byFieldName,
                byFieldValue);
    }
}
