package org.slackwater.history;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.slackwater.server.RemoteJob;

/** After the faults: turns upgrade mode off, waits until all is quiet, looks, and lets the jobs finish. */
final class Ending {
    private static final Duration LONGEST_WAY_OFF = Duration.ofMinutes(3);
    private static final Duration LONGEST_QUIETING = Duration.ofSeconds(60);
    private static final Duration LONGEST_STEP = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Postgres database;
    private final ClusterNode node;
    private final Workload workload;
    private final List<Results> expected;

    Ending(Postgres database, ClusterNode node, Workload workload, List<Results> expected) {
        this.database = database;
        this.node = node;
        this.workload = workload;
        this.expected = expected;
    }

    List<JobEnd> ends(Client operator) {
        Awaitility.await("upgrade mode to be off")
                .atMost(LONGEST_WAY_OFF)
                .pollInterval(Duration.ofSeconds(1))
                .pollInSameThread()
                .until(() -> operator.call(node, Verb.DISABLE, "", PATIENCE).succeeded());
        became(this::isSettled, LONGEST_QUIETING);
        List<JobEnd.Quiet> quiet = new ArrayList<>();
        for (int i = 0; i < workload.jobs().size(); i++) {
            quiet.add(look(i));
        }
        workload.hurry();
        List<Results> found = workload.finish(node, expected);
        List<JobEnd> ends = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            ends.add(new JobEnd(workload.jobs().get(i), quiet.get(i), found.get(i), expected.get(Workload.kind(i))));
        }
        return ends;
    }

    private boolean isSettled() {
        return count("allocation_id is null or desired_state = 'STOPPED' or state = 'STARTING'") == 0;
    }

    private long count(String condition) {
        return database.query("select count(*) from slackwater.task where " + condition, row -> row.getLong(1))
                .get(0);
    }

    private JobEnd.Quiet look(int index) {
        String id = workload.jobs().get(index);
        RemoteJob job = workload.job(node, index);
        long processed = job.processed();
        long all = expected.get(Workload.kind(index)).processed();
        boolean started = !feed(id).getString("state").equals("stopped");
        String state = job.state();
        // Nodes share their tasks out anew now and then, and one that moves runs nowhere for a moment.
        boolean running = became(() -> count("target_id = '" + id + "' and allocation_id is null") == 0, LONGEST_STEP);
        boolean wentOn = started
                && became(() -> job.processed() > processed || job.state().equals("closed"), LONGEST_STEP);
        return new JobEnd.Quiet(
                !state.equals("closed"), started, state.equals("failed"), running, job.processed() >= all, wentOn);
    }

    private JsonObject feed(String id) {
        return node.api()
                .get("/_ml/datafeeds/" + id + "/_stats")
                .expect(200)
                .json()
                .getJsonArray("datafeeds")
                .getJsonObject(0);
    }

    /** Whether it did is for the checker to judge. */
    private static boolean became(java.util.concurrent.Callable<Boolean> condition, Duration atMost) {
        try {
            Awaitility.await()
                    .atMost(atMost)
                    .pollInterval(Duration.ofMillis(500))
                    .until(condition);
            return true;
        } catch (ConditionTimeoutException never) {
            return false;
        }
    }
}
