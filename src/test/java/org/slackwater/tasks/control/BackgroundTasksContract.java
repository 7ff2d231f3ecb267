package org.slackwater.tasks.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slackwater.http.entity.ApiException;
import org.slackwater.storage.Beans;
import org.slackwater.storage.TestStorage;
import org.slackwater.tasks.entity.BackgroundTask;
import org.slackwater.tasks.entity.Node;
import org.slackwater.tasks.entity.Task;

/** What is told of work behind a caller's back must be true, whoever dies meanwhile. */
abstract class BackgroundTasksContract {
    static final Class<?>[] ENTITIES = {Task.class, Node.class, BackgroundTask.class};
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final long SHORT_LEASE_MILLIS = 1;

    private final AtomicInteger done = new AtomicInteger();
    private TestStorage storage;
    private Beans here;
    private Beans elsewhere;

    abstract TestStorage open();

    @BeforeEach
    void twoNodes() {
        storage = open();
        here = new Beans(storage).with(Clock.class, Clock.fixed(NOW, ZoneOffset.UTC));
        TestNode.enter(here, "here");
        elsewhere = new Beans(storage).with(Clock.class, Clock.fixed(NOW, ZoneOffset.UTC));
        TestNode.enter(elsewhere, "elsewhere");
    }

    @AfterEach
    void end() {
        here.close();
        elsewhere.close();
        storage.close();
    }

    @Test
    void everyNodeKnowsWhatRunsAndHowItEnded() {
        BackgroundTask task = tasks(here).begin("count", "count-sheep");
        assertThat(tasks(elsewhere).running()).hasSize(1);
        assertThat(seenFrom(elsewhere, task).endedAt()).isNull();

        attempt(task, done::incrementAndGet);

        assertThat(done).hasValue(1);
        assertThat(tasks(elsewhere).running()).isEmpty();
        assertThat(seenFrom(elsewhere, task).endedAt()).isEqualTo(NOW.toEpochMilli());
        assertThat(seenFrom(elsewhere, task).errorType()).isNull();
    }

    @Test
    void aFailureIsToldInTheWordsOfTheApi() {
        BackgroundTask task = tasks(here).begin("count", "count-sleeping-sheep");

        List<LogRecord> log = logOf(task, () -> {
            throw new IllegalStateException("wrapped", ApiException.conflict("the sheep are asleep"));
        });

        assertThat(log).singleElement().satisfies(record -> {
            assertThat(record.getLevel()).isEqualTo(Level.INFO);
            assertThat(record.getThrown()).isNull();
        });
        assertThat(seenFrom(elsewhere, task).errorType()).isEqualTo("status_exception");
        assertThat(seenFrom(elsewhere, task).errorReason()).isEqualTo("the sheep are asleep");
    }

    @Test
    void aFailureThatIsNobodysFaultShowsNothingOfTheInside() {
        BackgroundTask task = tasks(here).begin("count", "count-secret-sheep");

        List<LogRecord> log = logOf(task, () -> {
            throw new IllegalStateException("stack of secrets");
        });

        assertThat(log).singleElement().satisfies(record -> {
            assertThat(record.getLevel()).isEqualTo(Level.WARNING);
            assertThat(record.getThrown()).hasMessage("stack of secrets");
        });
        assertThat(seenFrom(elsewhere, task).errorType()).isEqualTo("internal_error_exception");
        assertThat(seenFrom(elsewhere, task).errorReason()).doesNotContain("secrets");
    }

    @Test
    void whatANodeDoesThatIsGoneHasFailedAndIsDoneNoMore() {
        Beans dying = new Beans(storage).with(Clock.class, Clock.fixed(NOW, ZoneOffset.UTC));
        TestNode.enter(dying, "dying", new NodeSettings("http://dying", 1, SHORT_LEASE_MILLIS));
        BackgroundTask task = tasks(dying).begin("count", "count-sheep");
        Awaitility.await().until(() -> !here.get(Nodes.class).isLive(task.incarnation()));

        assertThat(tasks(here).running()).isEmpty();
        assertThat(seenFrom(here, task).errorReason()).contains("has ended");
        assertThatThrownBy(() -> tasks(dying).carryOut(task.number(), done::incrementAndGet))
                .isInstanceOf(ApiException.class);
        assertThat(done).hasValue(0);
        dying.close();
    }

    @Test
    void anEndThatCouldNotBeWrittenIsNotWaitedForForever() {
        BackgroundTask task = tasks(here).begin("count", "count-sheep");

        tasks(here).left(task.number());

        assertThat(seenFrom(here, task).errorType()).isNotNull();
    }

    @Test
    void idsNameTheNodeAndAreForgottenAfterAWeek() {
        BackgroundTask task = tasks(here).begin("count", "count-sheep");
        assertThat(tasks(here).find("another-node", task.number())).isEqualTo(Optional.empty());
        attempt(task, done::incrementAndGet);
        Beans later = new Beans(storage).with(Clock.class, Clock.fixed(NOW.plus(Duration.ofDays(8)), ZoneOffset.UTC));
        TestNode.enter(later, "later");

        tasks(later).begin("count", "count-more-sheep");

        assertThat(tasks(here).find(task.nodeId(), task.number())).isEqualTo(Optional.empty());
        later.close();
    }

    /** What the attempt says of the task in the log of its node. */
    private List<LogRecord> logOf(BackgroundTask task, Runnable work) {
        List<LogRecord> said = new CopyOnWriteArrayList<>();
        Handler listener = new StreamHandler() {
            @Override
            public synchronized void publish(LogRecord entry) {
                if (new SimpleFormatter().formatMessage(entry).contains(task.description())) {
                    said.add(entry);
                }
            }
        };
        Logger logger = Logger.getLogger(BackgroundAttempt.class.getName());
        logger.addHandler(listener);
        try {
            attempt(task, work);
        } finally {
            logger.removeHandler(listener);
        }
        return said;
    }

    private void attempt(BackgroundTask task, Runnable work) {
        here.get(BackgroundAttempt.class).make(task, () -> {}, work);
    }

    private static BackgroundTasks tasks(Beans process) {
        return process.get(BackgroundTasks.class);
    }

    private static BackgroundTask seenFrom(Beans process, BackgroundTask task) {
        return tasks(process).find(task.nodeId(), task.number()).orElseThrow();
    }
}
