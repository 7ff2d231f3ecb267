import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.ml.ElasticsearchMlClient;
import co.elastic.clients.transport.TransportException;
import java.io.IOException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The model snapshot that closing the job has made: to describe, to go back from, to remove. */
record SnapshotTour(ElasticsearchMlClient ml) {
    void run() throws IOException {
        String first = ml.getJobs(jobs -> jobs.jobId("taxi")).jobs().get(0).modelSnapshotId();
        doneButNotRead(() -> ml.getModelSnapshots(all -> all.jobId("taxi")));
        doneButNotRead(() -> ml.updateModelSnapshot(snapshot -> snapshot.jobId("taxi")
                .snapshotId(first)
                .description("after two months")
                .retain(true)));
        assertThat(ml.upgradeJobSnapshot(snapshot ->
                                snapshot.jobId("taxi").snapshotId(first).waitForCompletion(true))
                        .completed())
                .isTrue();
        assertThat(ml.getModelSnapshotUpgradeStats(
                                snapshot -> snapshot.jobId("taxi").snapshotId(first))
                        .count())
                .isZero();
        assertThat(ml.revertModelSnapshot(snapshot ->
                                snapshot.jobId("taxi").snapshotId("empty").deleteInterveningResults(true))
                        .model()
                        .jobId())
                .isEqualTo("taxi");
        assertThat(ml.getBuckets(buckets -> buckets.jobId("taxi")).count()).isZero();
        assertThat(ml.deleteModelSnapshot(snapshot -> snapshot.jobId("taxi").snapshotId(first))
                        .acknowledged())
                .isTrue();
        assertThat(ml.getModelSnapshots(all -> all.jobId("taxi")).count()).isZero();
    }

    /** The client takes latest_record_time_stamp, milliseconds, for an int, and fails over it, of whatever server. */
    private static void doneButNotRead(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(TransportException.class).hasMessageContaining("status: 200");
    }
}
