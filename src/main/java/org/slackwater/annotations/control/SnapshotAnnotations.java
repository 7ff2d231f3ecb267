package org.slackwater.annotations.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.slackwater.annotations.entity.AnnotatedSeries;
import org.slackwater.annotations.entity.Annotation;
import org.slackwater.annotations.entity.AnnotationEvent;
import org.slackwater.annotations.entity.AnnotationKey;

/** Notes where snapshots were made. Each goes with its snapshot. Writes join the caller's transaction. */
@ApplicationScoped
public class SnapshotAnnotations {
    @Inject
    Annotations annotations;

    /**
     * @param latestBucket the begin of the newest bucket that is part of it
     * @param madeAt by whose clock it was made
     */
    public void stored(String jobId, String snapshotId, long latestBucket, long madeAt) {
        annotations.add(new Annotation(
                new AnnotationKey(jobId, id(snapshotId)),
                AnnotationEvent.MODEL_SNAPSHOT_STORED,
                "Model snapshot [" + snapshotId + "] was stored",
                latestBucket,
                latestBucket,
                AnnotatedSeries.WHOLE_JOB,
                madeAt));
    }

    public void removed(String jobId, String snapshotId) {
        annotations.remove(jobId, List.of(id(snapshotId)));
    }

    private static String id(String snapshotId) {
        return AnnotationEvent.MODEL_SNAPSHOT_STORED.word() + "_" + snapshotId;
    }
}
