package org.slackwater.jobs.control;

import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slackwater.analysis.entity.AnalysisSpec;
import org.slackwater.analysis.entity.DetectorSpec;
import org.slackwater.analysis.entity.Rules;
import org.slackwater.analysis.entity.TimeFormat;
import org.slackwater.snapshots.control.Snapshots;
import org.slackwater.storage.Beans;
import org.slackwater.storage.OpenGate;
import org.slackwater.storage.TestStorage;
import org.slackwater.tasks.control.AssignmentGate;
import org.slackwater.tasks.control.FencedTransaction;
import org.slackwater.tasks.control.TaskLoop;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.control.TestNode;
import org.slackwater.tasks.entity.TaskId;
import org.slackwater.tasks.entity.TaskKind;
import org.slackwater.upgrademode.control.UpgradeGate;

/** Jobs of one series run by real beans on a PostgreSQL, as in a server but for what fences their writes. */
public final class JobsWithoutServer implements AutoCloseable {
    public static final long SPAN = 300_000;

    private final TestStorage storage;
    private final Beans beans;
    private int opened;

    /** @param fence what its beans get for the fenced transaction */
    public JobsWithoutServer(DataSource source, Class<? extends FencedTransaction> fence) {
        storage = TestStorage.postgres(source, JobRunFixture.ENTITIES);
        beans = new Beans(storage);
        beans.with(Clock.class, Clock.systemUTC());
        TestNode.enter(beans, "alone");
        beans.with(AssignmentGate.class, () -> true);
        beans.with(UpgradeGate.class, new OpenGate());
        beans.with(FencedTransaction.class, beans.get(fence));
        beans.with(JobDefinitions.class, new JobDefinitions() {
            @Override
            public JobDefinition of(String jobId) {
                return definition(jobId);
            }
        });
        beans.with(StateCopies.class, beans.get(Snapshots.class));
        beans.with(JobRules.class, new JobRules() {
            @Override
            Rules of(String jobId, long after) {
                return Rules.NONE;
            }
        });
        beans.with(hosts(), instance());
        beans.get(JobHost.class).saveEveryMillis = TimeUnit.SECONDS.toMillis(30);
    }

    private static JobDefinition definition(String jobId) {
        DetectorSpec detector = new DetectorSpec(0, "mean", "v", null, null, null, false);
        return new JobDefinition(
                new AnalysisSpec(jobId, SPAN, 0, List.of(detector), List.of(), null),
                "ts",
                TimeFormat.EPOCH_MS,
                TimeUnit.HOURS.toMillis(3));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Class<Object> hosts() {
        return (Class) Instance.class;
    }

    private Object instance() {
        return Proxy.newProxyInstance(
                JobsWithoutServer.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (proxy, method, arguments) -> Stream.of(beans.get(JobHost.class)));
    }

    /** One more, which runs. */
    public JobProcess open() {
        String id = "job-" + opened++;
        beans.inTransaction(() -> {
            beans.get(Tasks.class).create(new TaskId(TaskKind.JOB, id), null, "{}");
            return true;
        });
        beans.get(TaskLoop.class).round();
        return beans.get(JobRuns.class).find(id).orElseThrow();
    }

    @Override
    public void close() {
        beans.close();
        storage.close();
    }
}
