package org.slackwater.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.slackwater.history.Change.Operation;
import org.slackwater.upgrademode.entity.Phase;

/** The checker bites: what a defect would leave behind is found, and found to be that; what is allowed is let pass. */
class CheckerTest {
    @Test
    void anUndisturbedHistoryKeepsEveryPromise() {
        assertThat(Checker.violations(HistoryBuilder.undisturbed()
                        .end("a", HistoryBuilder.STARTED)
                        .build()))
                .isEmpty();
    }

    @Test
    void withoutTheFenceAWriteComesAfterTheAcknowledgement() {
        assertFound(HistoryBuilder.undisturbed().write(2_000, "bucket", "a"), "P1", "INSERT bucket a");
    }

    @Test
    void aWriteBetweenTheCommitOfTheSettingAndTheAnswerIsFoundToo() {
        assertFound(HistoryBuilder.undisturbed().write(1_450, "model_state", "a"), "P1", "ENABLED since");
    }

    @Test
    void aWriteAfterAnAcknowledgementIsFoundWhateverTheSettingSays() {
        History history = new HistoryBuilder()
                .call(Verb.ENABLE, "", 1_000, 1_500, 200)
                .phase(1_400, Phase.ENABLED)
                .phase(1_600, Phase.DISABLED)
                .write(2_000, "record", "a")
                .call(Verb.DISABLE, "", 3_000, 3_500, 200)
                .build();

        assertFound(history, "P1", "acknowledged at");
    }

    @Test
    void whereADisablingMayHaveBeenHeardAWriteIsAllowed() {
        History history = new HistoryBuilder()
                .call(Verb.ENABLE, "", 1_000, 1_500, 200)
                .phase(1_400, Phase.ENABLED)
                .call(Verb.DISABLE, "", 1_450, 3_500, 408)
                .phase(1_480, Phase.RESUMING)
                .write(2_000, "record", "a")
                .build();

        assertThat(Checker.violations(history)).isEmpty();
    }

    @Test
    void aFalseAcknowledgementOfARepeatIsFound() {
        History history = new HistoryBuilder()
                .task(100, Operation.UPDATE, "job-a", 1L)
                .call(Verb.ENABLE, "", 1_000, 1_300, 408)
                .phase(1_050, Phase.DRAINING)
                .call(Verb.ENABLE, "", 1_500, 1_510, 200)
                .task(1_700, Operation.UPDATE, "job-a", null)
                .phase(1_800, Phase.ENABLED)
                .build();

        assertThat(Checker.violations(history))
                .extracting(Violation::promise)
                .contains("P2")
                .containsOnly("P1", "P2");
    }

    @Test
    void anAcknowledgementWithATaskAssignedIsFound() {
        History history = HistoryBuilder.undisturbed()
                .call(Verb.ENABLE, "", 5_000, 5_500, 200)
                .phase(5_100, Phase.DRAINING)
                .task(5_200, Operation.UPDATE, "datafeed-a", null)
                .phase(5_300, Phase.ENABLED)
                .build();

        assertThat(Checker.violations(history))
                .extracting(Violation::toString)
                .hasSize(2)
                .anyMatch(violation -> violation.startsWith("P2: ENABLED") && violation.contains("[job-a]"))
                .anyMatch(violation -> violation.startsWith("P2: acknowledged without having been drained"));
    }

    @Test
    void aLostPositionLosesABucket() {
        assertFound(
                ended(HistoryBuilder.results(10, 0.5, 2.5), HistoryBuilder.results(10, 0.5, 1.5, 2.5)),
                "P3",
                "2 buckets in place of 3");
    }

    @Test
    void aRepeatedRecordChangesAScore() {
        assertFound(
                ended(HistoryBuilder.results(10, 0.5, 1.5 + 1e-6), HistoryBuilder.results(10, 0.5, 1.5)),
                "P3",
                "the first that differs");
    }

    @Test
    void aRecordCountedTwiceIsFoundThoughTheResultsAreTheSame() {
        assertFound(
                ended(HistoryBuilder.results(11, 0.5, 1.5), HistoryBuilder.results(10, 0.5, 1.5)),
                "P3",
                "processed 11 records in place of 10");
    }

    @Test
    void aScoreThatDiffersByLessThanTheRoundingIsTheSame() {
        HistoryBuilder history =
                ended(HistoryBuilder.results(10, 0.5, 1.5 + 1e-12), HistoryBuilder.results(10, 0.5, 1.5));

        assertThat(Checker.violations(history.build())).isEmpty();
    }

    @Test
    void aStartedDatafeedThatIsNotRestoredIsFound() {
        assertFound(
                HistoryBuilder.undisturbed().end("a", new JobEnd.Quiet(true, false, false, true, false, false)),
                "P4",
                "is OPEN, desired is [STARTED]");
    }

    @Test
    void aClosedJobThatIsOpenAgainIsFound() {
        assertFound(
                HistoryBuilder.undisturbed()
                        .call(Verb.CLOSE, "a", 5_000, 5_500, 200)
                        .end("a", new JobEnd.Quiet(true, false, false, true, false, false)),
                "P4",
                "is OPEN, desired is [CLOSED]");
    }

    @Test
    void aDatafeedThatDoesNotGoOnIsFound() {
        assertFound(
                HistoryBuilder.undisturbed().end("a", new JobEnd.Quiet(true, true, false, true, false, false)),
                "P4",
                "does not go on");
    }

    @Test
    void aTaskThatNobodyRunsIsFound() {
        assertFound(
                HistoryBuilder.undisturbed().end("a", new JobEnd.Quiet(true, true, false, false, false, true)),
                "P4",
                "runs nowhere");
    }

    @Test
    void aCloseThatWasNotAnsweredLeavesBothPossible() {
        for (JobEnd.Quiet found : List.of(HistoryBuilder.STARTED, HistoryBuilder.CLOSED)) {
            HistoryBuilder history = HistoryBuilder.undisturbed()
                    .call(Verb.CLOSE, "a", 5_000, 5_500, 0)
                    .end("a", found);

            assertThat(Checker.violations(history.build())).isEmpty();
        }
    }

    @Test
    void aDatafeedThatHasReadEverythingMayHaveEndedWithItsJob() {
        HistoryBuilder history =
                HistoryBuilder.undisturbed().end("a", new JobEnd.Quiet(false, false, false, true, true, false));

        assertThat(Checker.violations(history.build())).isEmpty();
    }

    @Test
    void whatIsNotRefusedWhileOnIsFound() {
        assertFound(HistoryBuilder.undisturbed().call(Verb.UPDATE, "a", 2_000, 2_100, 200), "P5", "not refused");
    }

    @Test
    void whatIsMadeAmidADrainIsFound() {
        assertFound(
                HistoryBuilder.undisturbed().task(1_150, Operation.INSERT, "job-b", null), "P5", "INSERT task job-b");
    }

    @Test
    void aDesireThatChangesAmidADrainIsFound() {
        assertFound(HistoryBuilder.undisturbed().stopDesired(1_060, "job-a", 1), "P5", "UPDATE task job-a");
    }

    @Test
    void anOpeningThatWasRefusedAndYetMadeATaskIsFound() {
        assertFound(
                HistoryBuilder.undisturbed()
                        .call(Verb.OPEN, "b", 900, 1_200, 429)
                        .task(950, Operation.INSERT, "job-b", null),
                "P5",
                "refused, and yet");
    }

    @Test
    void aCallThatDoesNotEndInTimeIsFound() {
        assertFound(HistoryBuilder.undisturbed().call(Verb.LOOK, "a", 5_000, 60_000, 200, 1_000), "P6", "late");
    }

    @Test
    void theTimeOfAFrozenNodeDoesNotCount() {
        HistoryBuilder history = HistoryBuilder.undisturbed()
                .call(Verb.LOOK, "a", 5_000, 60_000, 200, 1_000)
                .fault(Fault.Kind.FREEZE, 1, 4_000, 55_000);

        assertThat(Checker.violations(history.build())).isEmpty();
    }

    @Test
    void anInternalErrorIsFound() {
        assertFound(HistoryBuilder.undisturbed().call(Verb.LOOK, "a", 5_000, 5_100, 500), "P6", "internal error");
    }

    private static HistoryBuilder ended(Results results, Results expected) {
        return HistoryBuilder.undisturbed().end("a", HistoryBuilder.STARTED, results, expected);
    }

    private static void assertFound(HistoryBuilder history, String promise, String what) {
        assertFound(history.build(), promise, what);
    }

    /** That, and nothing else. */
    private static void assertFound(History history, String promise, String what) {
        assertThat(Checker.violations(history)).isNotEmpty().allSatisfy(violation -> {
            assertThat(violation.promise()).isEqualTo(promise);
            assertThat(violation.what()).contains(what);
        });
    }
}
