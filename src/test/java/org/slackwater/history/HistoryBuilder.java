package org.slackwater.history;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slackwater.history.Change.Operation;
import org.slackwater.upgrademode.entity.Phase;

/** Writes a history by hand. Times are milliseconds; each commit is one of its own transaction. */
final class HistoryBuilder {
    static final JobEnd.Quiet STARTED = new JobEnd.Quiet(true, true, false, true, false, true);
    static final JobEnd.Quiet CLOSED = new JobEnd.Quiet(false, false, false, true, false, false);

    private static final long SECOND = 1_000;

    private final List<Call> calls = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<JobEnd> ends = new ArrayList<>();

    /** A datafeed that runs, a drain, an acknowledgement, a resume: every promise is kept. */
    static HistoryBuilder undisturbed() {
        return new HistoryBuilder()
                .call(Verb.OPEN, "a", 0, 200, 200)
                .task(100, Operation.INSERT, "job-a", null)
                .task(150, Operation.UPDATE, "job-a", 1L)
                .call(Verb.START, "a", 300, 500, 200)
                .task(400, Operation.INSERT, "datafeed-a", null)
                .task(450, Operation.UPDATE, "datafeed-a", 2L)
                .write(900, "bucket", "a")
                .call(Verb.ENABLE, "", 1_000, 1_500, 200)
                .phase(1_050, Phase.DRAINING)
                .write(1_100, "model_state", "a")
                .task(1_200, Operation.UPDATE, "datafeed-a", null)
                .task(1_300, Operation.UPDATE, "job-a", null)
                .phase(1_400, Phase.ENABLED)
                .call(Verb.DISABLE, "", 3_000, 3_500, 200)
                .phase(3_100, Phase.RESUMING)
                .task(3_200, Operation.UPDATE, "job-a", 3L)
                .task(3_300, Operation.UPDATE, "datafeed-a", 4L)
                .phase(3_400, Phase.DISABLED)
                .write(4_000, "bucket", "a");
    }

    HistoryBuilder call(Verb verb, String target, long begin, long end, int status) {
        return call(verb, target, begin, end, status, 30 * SECOND);
    }

    HistoryBuilder call(Verb verb, String target, long begin, long end, int status, long timeout) {
        calls.add(
                new Call("client", 1, verb, target, timeout * SECOND, begin * SECOND, end * SECOND, status, "by hand"));
        return this;
    }

    HistoryBuilder phase(long at, Phase phase) {
        return add(at, Change.SETTING, Operation.UPDATE, "", null, false, phase);
    }

    HistoryBuilder task(long at, Operation operation, String id, @Nullable Long allocation) {
        return add(at, Change.TASK, operation, id, allocation, false, null);
    }

    HistoryBuilder stopDesired(long at, String id, long allocation) {
        return add(at, Change.TASK, Operation.UPDATE, id, allocation, true, null);
    }

    HistoryBuilder write(long at, String table, String id) {
        return add(at, table, Operation.INSERT, id, null, false, null);
    }

    HistoryBuilder fault(Fault.Kind kind, int node, long begin, long end) {
        faults.add(new Fault(kind, node, begin * SECOND, end * SECOND));
        return this;
    }

    HistoryBuilder end(String job, JobEnd.Quiet quiet) {
        return end(job, quiet, results(10, 0.5, 1.5), results(10, 0.5, 1.5));
    }

    HistoryBuilder end(String job, JobEnd.Quiet quiet, Results results, Results expected) {
        ends.add(new JobEnd(job, quiet, results, expected));
        return this;
    }

    /** A bucket for each score, an hour apart. */
    static Results results(long processed, double... scores) {
        List<JsonObject> buckets = new ArrayList<>();
        for (double score : scores) {
            buckets.add(Json.createObjectBuilder()
                    .add("timestamp", buckets.size() * 3_600_000L)
                    .add("anomaly_score", score)
                    .build());
        }
        return new Results(processed, Map.of("buckets", buckets));
    }

    private HistoryBuilder add(
            long at,
            String table,
            Operation operation,
            String id,
            @Nullable Long allocation,
            boolean stopDesired,
            @Nullable Phase phase) {
        changes.add(new Change(at * SECOND, changes.size(), table, operation, id, allocation, stopDesired, phase));
        return this;
    }

    History build() {
        return new History(calls, changes, faults, ends);
    }
}
