package org.slackwater.snapshots.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.slackwater.jobs.control.IdExpression;
import org.slackwater.jobs.control.JobReports;
import org.slackwater.jobs.control.JobStatistics.Size;
import org.slackwater.jobs.control.Jobs;
import org.slackwater.jobs.entity.Job;
import org.slackwater.snapshots.entity.ModelSnapshot;

/** The snapshots of jobs as the API shows them. */
@ApplicationScoped
@Transactional
public class SnapshotList {
    /** @param count how many there are, on whatever page */
    public record Found(long count, List<SnapshotView> page) {}

    @Inject
    Jobs jobs;

    @Inject
    JobReports reports;

    @Inject
    Snapshots snapshots;

    /** @throws org.slackwater.http.entity.ApiException 404 without such a job, or a snapshot that is asked for by its id */
    public Found find(String jobId, SnapshotQuery wanted) {
        String limit = limit(jobs.get(jobId));
        String sort = Objects.requireNonNullElse(wanted.sort(), SnapshotOrder.DEFAULT);
        List<ModelSnapshot> all = snapshots.of(jobId);
        Set<String> ids = Set.copyOf(IdExpression.resolve(
                wanted.ids(),
                true,
                all.stream().collect(Collectors.toMap(ModelSnapshot::snapshotId, snapshot -> Set.of())),
                id -> Snapshots.unknown(jobId, id)));
        List<SnapshotView> matching = all.stream()
                .filter(snapshot -> ids.contains(snapshot.snapshotId()))
                .map(snapshot -> view(snapshot, limit))
                .filter(wanted::covers)
                .sorted(SnapshotOrder.by(sort, wanted.desc()))
                .toList();
        return new Found(
                matching.size(),
                matching.stream()
                        .skip(wanted.page().from())
                        .limit(wanted.page().size())
                        .toList());
    }

    SnapshotView view(Job job, ModelSnapshot snapshot) {
        return view(snapshot, limit(job));
    }

    private String limit(Job job) {
        return jobs.config(job).memoryLimit().toString();
    }

    private SnapshotView view(ModelSnapshot snapshot, String limit) {
        String jobId = snapshot.key().jobId();
        return new SnapshotView(
                jobId,
                snapshot.snapshotId(),
                SnapshotView.MIN_VERSION,
                snapshot.madeAt(),
                snapshot.description(),
                1,
                Size.of(jobId, reports.read(snapshot.report()), limit),
                snapshot.latestRecordTime(),
                snapshot.latestResultTime(),
                snapshot.retain());
    }
}
