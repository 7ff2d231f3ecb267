package org.slackwater.jobs.control;

import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slackwater.analysis.entity.AnalysisSpec;
import org.slackwater.analysis.entity.DetectorSpec;
import org.slackwater.analysis.entity.PlotTerms;
import org.slackwater.analysis.entity.Rules;
import org.slackwater.analysis.entity.TimeFormat;
import org.slackwater.annotations.entity.Annotation;
import org.slackwater.datafeeds.entity.Datafeed;
import org.slackwater.datafeeds.entity.DatafeedProgress;
import org.slackwater.forecasts.entity.Forecast;
import org.slackwater.forecasts.entity.ForecastSeries;
import org.slackwater.http.entity.Page;
import org.slackwater.jobs.entity.Job;
import org.slackwater.jobs.entity.JobInput;
import org.slackwater.jobs.entity.JobProgress;
import org.slackwater.jobs.entity.ModelPart;
import org.slackwater.jobs.entity.ModelPartPlace;
import org.slackwater.jobs.entity.ModelPartUse;
import org.slackwater.jobs.entity.ModelState;
import org.slackwater.jobs.entity.RulesInForce;
import org.slackwater.results.control.ModelPlots;
import org.slackwater.results.control.ModelPlotsQuery;
import org.slackwater.results.control.Results;
import org.slackwater.results.control.ResultsQuery;
import org.slackwater.results.entity.BucketResult;
import org.slackwater.results.entity.ModelPlotResult;
import org.slackwater.snapshots.control.Snapshots;
import org.slackwater.snapshots.entity.ModelSnapshot;
import org.slackwater.snapshots.entity.SnapshotState;
import org.slackwater.storage.Beans;
import org.slackwater.storage.OpenGate;
import org.slackwater.storage.TestStorage;
import org.slackwater.tasks.control.AssignmentGate;
import org.slackwater.tasks.control.Halting;
import org.slackwater.tasks.control.TaskHost;
import org.slackwater.tasks.control.TaskLoop;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.control.TestNode;
import org.slackwater.tasks.entity.Node;
import org.slackwater.tasks.entity.Task;
import org.slackwater.tasks.entity.TaskId;
import org.slackwater.tasks.entity.TaskKind;
import org.slackwater.upgrademode.control.UpgradeGate;

/** One open job that counts and sums up by the minute, run by real beans on a database in memory. */
public final class JobRunFixture implements AutoCloseable {
    public static final String JOB_ID = "taxi";
    public static final long SPAN = 60_000;
    public static final JobDefinition JOB = new JobDefinition(
            new AnalysisSpec(
                    JOB_ID,
                    SPAN,
                    0,
                    List.of(
                            new DetectorSpec(0, "count", null, null, null, null, false),
                            new DetectorSpec(1, "sum", "v", null, null, null, false)),
                    List.of(),
                    null),
            "time",
            TimeFormat.EPOCH_MS,
            TimeUnit.HOURS.toMillis(1));

    public static final TaskId TASK = new TaskId(TaskKind.JOB, JOB_ID);

    /** What the running of jobs keeps. */
    static final Class<?>[] ENTITIES = {
        Task.class,
        Node.class,
        Job.class,
        JobInput.class,
        JobProgress.class,
        ModelState.class,
        ModelPart.class,
        ModelPartUse.class,
        ModelPartPlace.class,
        ModelSnapshot.class,
        SnapshotState.class,
        RulesInForce.class,
        Datafeed.class,
        DatafeedProgress.class,
        Annotation.class,
        Forecast.class,
        ForecastSeries.class
    };

    private final TestStorage storage;
    private final MovedClock clock = new MovedClock();
    private final Function<Beans, Stream<TaskHost>> more;
    private final JobDefinition definition;
    private Beans beans;
    private volatile Rules rules = Rules.NONE;

    /** Opens the job. */
    public JobRunFixture() {
        this(process -> Stream.of());
    }

    /** Opens another job of the same id. */
    JobRunFixture(JobDefinition definition) {
        this(process -> Stream.of(), definition, TestStorage.h2(ENTITIES));
    }

    /** Opens it on another database, which holds {@link #ENTITIES}. */
    JobRunFixture(JobDefinition definition, TestStorage storage) {
        this(process -> Stream.of(), definition, storage);
    }

    /** @param more who runs tasks of another kind in the same process */
    public JobRunFixture(Function<Beans, Stream<TaskHost>> more) {
        this(more, JOB, TestStorage.h2(ENTITIES));
    }

    private JobRunFixture(Function<Beans, Stream<TaskHost>> more, JobDefinition definition, TestStorage storage) {
        this.storage = storage;
        this.more = more;
        this.definition = definition;
        this.beans = process();
        open();
    }

    void open() {
        beans.inTransaction(() -> {
            beans.get(Tasks.class).create(TASK, null, "{}");
            return 0;
        });
        round();
    }

    private Beans process() {
        return anotherNode("test");
    }

    /** One more process on the same database. */
    Beans anotherNode(String name) {
        Beans process = new Beans(storage);
        process.with(Clock.class, clock);
        TestNode.enter(process, name);
        process.with(AssignmentGate.class, () -> true);
        process.with(UpgradeGate.class, new OpenGate());
        process.with(JobDefinitions.class, new JobDefinitions() {
            @Override
            public JobDefinition of(String jobId) {
                return definition;
            }
        });
        process.with(StateCopies.class, process.get(Snapshots.class));
        process.with(JobRules.class, new JobRules() {
            @Override
            Rules of(String jobId, long after) {
                return rules;
            }
        });
        registerHost(process);
        process.get(JobHost.class).saveEveryMillis = TimeUnit.DAYS.toMillis(1);
        TestNode.stepRoundsByHand(process);
        return process;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private void registerHost(Beans process) {
        process.with(
                (Class) Instance.class,
                Proxy.newProxyInstance(
                        JobRunFixture.class.getClassLoader(),
                        new Class<?>[] {Instance.class},
                        (proxy, method, arguments) ->
                                Stream.concat(Stream.of(process.get(JobHost.class)), more.apply(process))));
    }

    /** Configures other rules for the job. */
    void rule(Rules newRules) {
        rules = newRules;
        beans.inTransaction(() -> {
            beans.get(RuleChanges.class).noted();
            return true;
        });
    }

    /** Has the job keep model plots of all its series. */
    void plot() {
        rule(new Rules(List.of(), List.of(), PlotTerms.ALL));
    }

    public void round() {
        beans.get(TaskLoop.class).round();
    }

    /** The run there is now. */
    public JobProcess run() {
        return beans.get(JobRuns.class).find(JOB_ID).orElseThrow(() -> new AssertionError("the job does not run"));
    }

    /** Halts the job as a drain does, and runs it again. */
    public void haltAndRunAgain() throws InterruptedException {
        beans.get(Halting.class).halt(TaskKind.JOB, () -> true, "halted");
        round();
    }

    /** The process dies and another one takes its place. */
    public void crash() {
        beans.close();
        beans = process();
        round();
    }

    public Beans beans() {
        return beans;
    }

    public List<BucketResult> buckets() {
        return buckets(true);
    }

    List<BucketResult> bucketsWithInterim() {
        return buckets(false);
    }

    private List<BucketResult> buckets(boolean excludeInterim) {
        ResultsQuery all = new ResultsQuery(null, null, 0, excludeInterim, null, null, new Page(0, 10_000));
        return beans.inTransaction(
                () -> beans.get(Results.class).buckets(JOB_ID, all).page());
    }

    List<ModelPlotResult> plots() {
        ModelPlotsQuery all = new ModelPlotsQuery(null, null, null, null, null, false, new Page(0, 10_000));
        return beans.inTransaction(
                () -> beans.get(ModelPlots.class).of(JOB_ID, all).page());
    }

    JobReport report() {
        return beans.inTransaction(() -> beans.get(JobReports.class).of(JOB_ID));
    }

    /** Lets time pass for the processes. */
    void pass(Duration time) {
        clock.pass(time);
    }

    /** Of the job, the oldest first. */
    List<ModelSnapshot> snapshots() {
        return beans.get(Snapshots.class).of(JOB_ID);
    }

    /** The job's saved state, byte for byte; of many series the head of it. */
    public byte[] savedState() {
        return beans.get(JobStore.class).saved(JOB_ID).orElseThrow().head();
    }

    /** The ids of the rows that hold what is saved beside that, whoever holds them. */
    List<Long> savedParts() {
        return beans.inTransaction(() -> beans.get(ModelParts.class)
                .entities
                .createQuery("select p.id from ModelPart p order by p.id", Long.class)
                .getResultList());
    }

    /** How much posted input waits to be part of a saved state. */
    long journalled() {
        return beans.inTransaction(
                () -> (long) beans.get(JobStore.class).inputsAfter(JOB_ID, 0).size());
    }

    /** What a message came to; its failure as it was. */
    public static <T> T done(CompletableFuture<T> message) {
        try {
            return message.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        beans.close();
        storage.close();
    }
}
