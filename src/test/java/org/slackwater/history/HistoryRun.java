package org.slackwater.history;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One seed: a cluster, its clients, its faults, and the end of it all. */
final class HistoryRun {
    private final Scenario scenario;
    private final Path folder;
    private final Ticker ticker = new Ticker();
    private final Recorder recorder = new Recorder();
    private List<Change> changes = List.of();
    private List<JobEnd> ends = List.of();

    HistoryRun(Scenario scenario, Path folder) {
        this.scenario = scenario;
        this.folder = folder;
    }

    /** All that happened so far; whole after {@link #record}. */
    History history() {
        return new History(recorder.calls(), changes, recorder.faults(), ends);
    }

    /** @throws org.awaitility.core.ConditionTimeoutException when the cluster does not come to rest afterwards */
    void record() throws InterruptedException {
        try (ticker;
                Postgres database = new Postgres();
                Nodes nodes = new Nodes(folder, scenario, database)) {
            Workload workload = new Workload(database, Scenario.JOBS);
            workload.createTables(scenario.seed(), scenario.slowSeconds());
            nodes.start();
            List<Results> expected = workload.undisturbed(nodes.first());
            workload.putJobs(nodes.first());
            CommitLog commits = CommitLog.in(database, ticker);
            try {
                disturb(database, nodes, workload);
                ends = new Ending(database, nodes.first(), workload, expected).ends(client("operator"));
            } finally {
                changes = commits.changes();
            }
        }
    }

    private void disturb(Postgres database, Nodes nodes, Workload workload) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        List<Actor> actors = new ArrayList<>();
        for (int i = 0; i < Scenario.TOGGLERS; i++) {
            actors.add(new Toggler(client("toggler" + i), nodes.all(), scenario.randomOf(100 + i), over));
        }
        for (int i = 0; i < Scenario.JOBS; i++) {
            actors.add(new Owner(
                    client("owner" + i), workload.jobs().get(i), nodes.all(), scenario.randomOf(200 + i), over));
        }
        Faults faults = new Faults(database, nodes, ticker, recorder, scenario.randomOf(300), over);
        actors.add(faults);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<?>> lives = new ArrayList<>();
            actors.forEach(actor -> lives.add(threads.submit(actor::live)));
            CompletableFuture.runAsync(
                            over::countDown,
                            CompletableFuture.delayedExecutor(scenario.length().toMillis(), TimeUnit.MILLISECONDS))
                    .join();
            for (Future<?> life : lives) {
                join(life);
            }
            faults.heal();
        } finally {
            threads.shutdownNow();
        }
    }

    private static void join(Future<?> life) throws InterruptedException {
        try {
            life.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Client client(String name) {
        return new Client(name, ticker, recorder);
    }
}
