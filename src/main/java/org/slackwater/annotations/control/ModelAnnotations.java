package org.slackwater.annotations.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.analysis.entity.ModelChange;
import org.slackwater.analysis.entity.ModelChange.Kind;
import org.slackwater.annotations.entity.AnnotatedSeries;
import org.slackwater.annotations.entity.Annotation;
import org.slackwater.annotations.entity.AnnotationEvent;
import org.slackwater.annotations.entity.AnnotationKey;
import org.slackwater.results.control.StoredText;

/**
 * Notes what models did, with the results of the bucket in which they did it. As results, these are the same however often
 * they are computed: their ids say what they are of, and their times are those of the data.
 */
@ApplicationScoped
public class ModelAnnotations {
    @Inject
    Annotations annotations;

    /** Writes what the models did with these buckets. Joins the caller's transaction. */
    public void replace(String jobId, List<Bucket> buckets) {
        List<Annotation> all = new ArrayList<>(0);
        for (Bucket bucket : buckets) {
            for (ModelChange change : bucket.modelChanges()) {
                all.add(annotation(jobId, bucket, change));
            }
        }
        annotations.replace(jobId, all);
    }

    private static Annotation annotation(String jobId, Bucket bucket, ModelChange change) {
        AnnotationEvent event = change.kind() == Kind.CATEGORIZATION_WARNS
                ? AnnotationEvent.CATEGORIZATION_STATUS_CHANGE
                : AnnotationEvent.MODEL_CHANGE;
        long end = bucket.timestamp() + 1000 * bucket.bucketSpanSeconds();
        AnnotatedSeries series = new AnnotatedSeries(
                change.detectorIndex(),
                change.partitionFieldName(),
                stored(change.partitionFieldValue()),
                null,
                null,
                change.byFieldName(),
                stored(change.byFieldValue()));
        String id = AnnotationId.of(
                bucket.timestamp(),
                event.word(),
                change.kind().name(),
                change.measure(),
                change.detectorIndex(),
                change.partitionFieldValue(),
                change.byFieldValue());
        return new Annotation(new AnnotationKey(jobId, id), event, change.text(), bucket.timestamp(), end, series, end);
    }

    private static @Nullable String stored(@Nullable String value) {
        return value == null ? null : StoredText.of(value);
    }
}
