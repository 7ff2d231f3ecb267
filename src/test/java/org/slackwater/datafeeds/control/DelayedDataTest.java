package org.slackwater.datafeeds.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.jobs.control.JobRunFixture.SPAN;
import static org.slackwater.jobs.control.JobRunFixture.done;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slackwater.annotations.control.AnnotationsFixture;
import org.slackwater.annotations.entity.AnnotationView;
import org.slackwater.jobs.control.JobRunFixture;
import org.slackwater.jobs.control.JobRuns;
import org.slackwater.sources.entity.Query;
import org.slackwater.storage.Beans;
import org.slackwater.tasks.control.RunningTask;
import org.slackwater.tasks.control.TaskHost;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.entity.Allocation;
import org.slackwater.tasks.entity.TaskId;
import org.slackwater.tasks.entity.TaskKind;

/** A datafeed in real time, stepped by hand, whose source gets records late. */
@Timeout(60)
class DelayedDataTest {
    private static final TaskId TASK = new TaskId(TaskKind.DATAFEED, "feed");
    private static final long WINDOW = 30 * SPAN;

    private final SteppedPool starting = new SteppedPool();
    private final SteppedPool pool = new SteppedPool();
    private final ListSource source = new ListSource();
    private final JobRunFixture job = new JobRunFixture(process -> Stream.of(new Host(process)));
    private @Nullable DatafeedProcess process;
    private long now;
    private long filled;

    @BeforeEach
    void start() {
        job.beans().inTransaction(() -> {
            job.beans().get(Tasks.class).create(TASK, JobRunFixture.TASK, "{}");
            return 0;
        });
        done(job.run().position());
        goOnUntil(20);
    }

    @AfterEach
    void end() {
        job.close();
    }

    @Test
    void whatCameLateIsNotedOnceHoweverOftenItIsFound() {
        goOnUntil(30);
        late(25, 5);
        assertThat(noted()).isEmpty();

        goOnUntil(36);
        List<AnnotationView> first = noted();
        goOnUntil(52);

        assertThat(first).singleElement().satisfies(each -> {
            assertThat(each.event()).isEqualTo("delayed_data");
            assertThat(each.timestamp()).isEqualTo(25 * SPAN);
            assertThat(each.endTimestamp()).isEqualTo(26 * SPAN);
            assertThat(each.annotation()).contains("[5] records", "1970-01-01T00:25:00Z", "query_delay");
        });
        assertThat(noted()).isEqualTo(first);
    }

    @Test
    void whatComesLateElsewhereIsNotedByItself() {
        late(15, 5);
        goOnUntil(36);
        assertThat(noted()).hasSize(1);
        late(34, 2);

        goOnUntil(70);

        assertThat(noted()).extracting(AnnotationView::timestamp).containsExactly(15 * SPAN, 34 * SPAN);
        assertThat(noted().get(1).annotation()).contains("[2] records");
    }

    @Test
    void itGrowsAsLongAsWhatIsFoundTouchesIt() {
        goOnUntil(30);
        late(25, 5);
        goOnUntil(36);
        late(33, 2);

        goOnUntil(52);

        assertThat(noted()).singleElement().satisfies(each -> {
            assertThat(each.timestamp()).isEqualTo(25 * SPAN);
            assertThat(each.endTimestamp()).isEqualTo(34 * SPAN);
            assertThat(each.annotation()).contains("[7] records");
            assertThat(each.modifiedTime()).isGreaterThanOrEqualTo(each.createTime());
        });
    }

    @Test
    void aHaltEndsTheLookAndNothingIsNoted() {
        late(15, 5);
        AtomicReference<CompletionStage<Void>> halt = new AtomicReference<>();
        goOnUntil(30);
        now = 31 * SPAN;
        filled();
        pool.step();
        source.before(3, () -> halt.set(Objects.requireNonNull(process).halt()));

        pool.stepToTheEnd();

        assertThat(Objects.requireNonNull(halt.get()).toCompletableFuture()).isDone();
        assertThat(noted()).isEmpty();
    }

    @Test
    void aSourceThatFailsMeanwhileIsLookedAtAgain() {
        late(15, 5);
        goOnUntil(30);
        now = 31 * SPAN;
        filled();
        pool.step();
        source.breakAfter(3);
        pool.step();
        assertThat(pool.nextDelay()).isEqualTo(5_000);
        assertThat(noted()).isEmpty();

        pool.step();

        assertThat(noted()).hasSize(1);
    }

    /** Time passes, span after span, and the datafeed does what is due. */
    private void goOnUntil(int spans) {
        while (now < spans * SPAN) {
            now += SPAN;
            filled();
            if (process == null) {
                job.round();
            }
            do {
                pool.step();
            } while (pool.nextDelay() == 0);
        }
    }

    /** A record every ten seconds up to now. */
    private void filled() {
        for (; filled <= now; filled += 10_000) {
            source.with(filled, filled % 7);
        }
    }

    private void late(int bucket, int records) {
        for (int i = 0; i < records; i++) {
            source.with(bucket * SPAN + i, i);
        }
    }

    private List<AnnotationView> noted() {
        return job.beans().inTransaction(() -> AnnotationsFixture.all(job.beans(), JobRunFixture.JOB_ID));
    }

    /** Starts the run under test. */
    private final class Host implements TaskHost {
        private final Beans beans;

        Host(Beans beans) {
            this.beans = beans;
        }

        @Override
        public TaskKind kind() {
            return TaskKind.DATAFEED;
        }

        @Override
        public RunningTask start(Allocation allocation, String params) {
            DatafeedProcess started = new DatafeedProcess(
                    allocation,
                    () -> begun(allocation),
                    new DatafeedProcess.Surroundings(
                            beans.get(DatafeedStore.class),
                            beans.get(DatafeedRuns.class),
                            beans.get(JobRuns.class),
                            starting.executor(),
                            pool.executor(),
                            new Now()));
            started.begin();
            starting.step();
            process = started;
            return started;
        }

        private DatafeedSearch begun(Allocation allocation) {
            beans.get(DatafeedStore.class).started(allocation);
            return new DatafeedSearch(
                    new DatafeedDefinition(
                            "feed",
                            JobRunFixture.JOB_ID,
                            List.of("rides"),
                            new Query.MatchAll(),
                            null,
                            10,
                            null,
                            0,
                            SPAN,
                            null,
                            WINDOW),
                    new DatafeedParams(0L, null),
                    JobRunFixture.JOB,
                    source,
                    DatafeedTiming.NONE,
                    false);
        }
    }

    private final class Now extends Clock {
        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
