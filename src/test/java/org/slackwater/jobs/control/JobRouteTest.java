package org.slackwater.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.UntakenException;
import org.slackwater.jobs.control.JobRoute.Remote;
import org.slackwater.storage.Beans;
import org.slackwater.tasks.control.TaskLoop;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.control.TestNode;
import org.slackwater.upgrademode.control.UpgradeGate;

/** Two nodes on one database; what would go from one to the other stays in the test. */
@Timeout(60)
class JobRouteTest {
    private static final Callable<String> HERE = () -> "here";
    private static final Remote<String> THERE = (address, worthwhile) -> "there";
    private static final String JOB = JobRunFixture.JOB_ID;

    private JobRunFixture job;
    private Beans other;

    @BeforeEach
    void openOnTheFirstNode() {
        job = new JobRunFixture();
        other = job.anotherNode("other");
    }

    @AfterEach
    void close() {
        other.close();
        job.close();
    }

    @Test
    void theNodeThatRunsTheJobAnswersItself() throws Exception {
        assertThat(route(job.beans()).answer(JOB, HERE, THERE)).isEqualTo("here");
    }

    @Test
    void anotherNodeAsksThatOneByItsAddress() throws Exception {
        String asked = route(other).answer(JOB, HERE, (address, worthwhile) -> address + worthwhile.getAsBoolean());

        assertThat(asked).isEqualTo("http://testtrue");
    }

    @Test
    void whyAJobIsNotOpenIsToldByAnyNode() throws Exception {
        JobRunFixture.done(job.run().close());

        assertThat(route(other).answer(JOB, HERE, THERE)).isEqualTo("here");
    }

    @Test
    void aRequestWaitsWhileTheJobIsBetweenTwoRuns() throws Exception {
        TestNode.fence(job.beans(), JobRunFixture.TASK);
        for (Beans node : List.of(job.beans(), other)) {
            TaskLoop loop = node.get(TaskLoop.class);
            node.threads().scheduleWithFixedDelay(loop::round, 300, 300, TimeUnit.MILLISECONDS);
        }

        assertThat(route(other).answer(JOB, HERE, THERE)).isIn("here", "there");
        assertThat(job.beans()
                        .inTransaction(() -> job.beans().get(Tasks.class).find(JobRunFixture.TASK))
                        .orElseThrow()
                        .assigned())
                .isTrue();
    }

    @Test
    void whoHasTakenNothingIsAskedAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();

        String answer = route(other).answer(JOB, HERE, (address, worthwhile) -> {
            if (asked.incrementAndGet() < 3) {
                throw new UntakenException("restoring");
            }
            return "at last";
        });

        assertThat(answer).isEqualTo("at last");
    }

    @Test
    void whoMayHaveTakenItIsNotAskedAgain() {
        AtomicInteger asked = new AtomicInteger();

        assertThatThrownBy(() -> route(other).answer(JOB, HERE, (address, worthwhile) -> {
                    asked.incrementAndGet();
                    throw new ApiException(503, "status_exception", "may or may not");
                }))
                .isInstanceOf(ApiException.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void theAnswerIsNoLongerExpectedFromANodeThatLostTheJob() throws Exception {
        boolean worthwhile = route(other).answer(JOB, () -> true, (address, still) -> {
            TestNode.fence(job.beans(), JobRunFixture.TASK);
            return still.getAsBoolean();
        });

        assertThat(worthwhile).isFalse();
    }

    @Test
    void upgradeModeEndsTheWaitAtOnce() {
        TestNode.fence(job.beans(), JobRunFixture.TASK);
        other.with(UpgradeGate.class, new UpgradeGate() {
            @Override
            public void check() {
                throw ApiException.tooManyRequests("upgrade mode");
            }
        });

        assertThatThrownBy(() -> route(other).answer(JOB, HERE, THERE)).hasMessage("upgrade mode");
    }

    private static JobRoute route(Beans node) {
        return node.get(JobRoute.class);
    }
}
