import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ml.ElasticsearchMlClient;
import co.elastic.clients.elasticsearch.ml.ModelSnapshot;
import java.io.IOException;
import java.util.List;

/** The model snapshots that closing the job has made: to look at, to go back to, to remove. */
record SnapshotTour(ElasticsearchMlClient ml) {
    void run() throws IOException {
        String first = snapshots().get(0);
        assertThat(ml.updateModelSnapshot(snapshot -> snapshot.jobId("taxi")
                                .snapshotId(first)
                                .description("after two months")
                                .retain(true))
                        .model()
                        .retain())
                .isTrue();
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
        assertThat(snapshots()).doesNotContain(first);
    }

    private List<String> snapshots() throws IOException {
        return ml.getModelSnapshots(all -> all.jobId("taxi")).modelSnapshots().stream()
                .map(ModelSnapshot::snapshotId)
                .toList();
    }
}
