package org.slackwater.annotations.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slackwater.annotations.entity.AnnotatedSeries;
import org.slackwater.annotations.entity.Annotation;
import org.slackwater.annotations.entity.AnnotationEvent;
import org.slackwater.annotations.entity.AnnotationKey;
import org.slackwater.annotations.entity.AnnotationView;
import org.slackwater.http.control.Dates;
import org.slackwater.http.entity.ApiException;
import org.slackwater.results.control.JobDirectory;
import org.slackwater.upgrademode.control.UpgradeGate;

/** What users note about jobs. */
@ApplicationScoped
@Transactional
public class UserAnnotations {
    private static final int LONGEST = 1000;

    @Inject
    UpgradeGate gate;

    @Inject
    JobDirectory jobs;

    @Inject
    Annotations annotations;

    @Inject
    Clock clock;

    /** @throws ApiException 400 naming what is wrong, 404 when there is no such job */
    public AnnotationView make(String jobId, AnnotationBody body, @Nullable String username) {
        gate.pass();
        jobs.require(jobId);
        String text = text("annotation", required("annotation", body.annotation()));
        long start = Dates.parse(required("timestamp", body.timestamp()), "timestamp", clock);
        long end = body.endTimestamp() == null ? start : Dates.parse(body.endTimestamp(), "end_timestamp", clock);
        if (end < start) {
            throw ApiException.illegalArgument("[end_timestamp] [" + body.endTimestamp()
                    + "] must not be before [timestamp] [" + body.timestamp() + "]");
        }
        AnnotationKey key = new AnnotationKey(jobId, UUID.randomUUID().toString());
        Annotation annotation =
                new Annotation(key, AnnotationEvent.USER, text, start, end, about(body), clock.millis()).by(username);
        annotations.add(annotation);
        return annotation.view();
    }

    private static AnnotatedSeries about(AnnotationBody body) {
        Integer detector = body.detectorIndex();
        if (detector != null && detector < 0) {
            throw ApiException.illegalArgument("[detector_index] [" + detector + "] must not be negative");
        }
        checkPair("partition", body.partitionFieldName(), body.partitionFieldValue());
        checkPair("over", body.overFieldName(), body.overFieldValue());
        checkPair("by", body.byFieldName(), body.byFieldValue());
        return new AnnotatedSeries(
                detector,
                body.partitionFieldName(),
                body.partitionFieldValue(),
                body.overFieldName(),
                body.overFieldValue(),
                body.byFieldName(),
                body.byFieldValue());
    }

    private static void checkPair(String what, @Nullable String name, @Nullable String value) {
        if ((name == null) != (value == null)) {
            throw ApiException.illegalArgument(
                    "[" + what + "_field_name] and [" + what + "_field_value] go with each other");
        }
        if (name != null && value != null) {
            text(what + "_field_name", name);
            text(what + "_field_value", value);
        }
    }

    private static String required(String setting, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw ApiException.illegalArgument("[" + setting + "] must be set");
        }
        return value;
    }

    private static String text(String setting, String value) {
        if (value.length() > LONGEST) {
            throw ApiException.illegalArgument("[" + setting + "] must not be longer than " + LONGEST + " characters");
        }
        if (value.indexOf('\0') >= 0) {
            throw ApiException.illegalArgument("[" + setting + "] may not contain a zero character");
        }
        return value;
    }

    /** @throws ApiException 404 when there is no such annotation, 400 when it is not a user's */
    public void remove(String jobId, String annotationId) {
        gate.pass();
        jobs.require(jobId);
        Annotation annotation = annotations
                .get(jobId, annotationId)
                .orElseThrow(() ->
                        ApiException.notFound("No annotation with id [" + annotationId + "] of job [" + jobId + "]"));
        if (annotation.event() != AnnotationEvent.USER) {
            throw ApiException.illegalArgument("annotation [" + annotationId + "] is of the event ["
                    + annotation.event().word() + "]: only those of users are removed by themselves");
        }
        annotations.remove(annotation);
    }
}
