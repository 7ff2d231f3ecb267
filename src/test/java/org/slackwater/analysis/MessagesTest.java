package org.slackwater.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.MINUTE;
import static org.slackwater.analysis.JobUnderTest.START;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slackwater.analysis.control.Analysis;
import org.slackwater.analysis.entity.AnomalyRecord;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.analysis.entity.Frequent;
import org.slackwater.categorization.entity.AnalyzerSpec;
import org.slackwater.categorization.entity.CategorizationSpec;
import org.slackwater.categorization.entity.Category;
import org.slackwater.categorization.entity.Tokenizer;

/** Detectors look at the categories of messages as at the values of a field. */
class MessagesTest {
    private static final List<String> KINDS =
            List.of("node %d started", "node %d stopped", "user %s logged in today", "could not write to disk %d");

    @Test
    void theFieldOfTheMessageIsReadAndTheCategoryIsNone() {
        JobUnderTest job = job(null)
                .detector("count", null, "mlcategory", "host")
                .influencedBy("mlcategory")
                .influencedBy("user");

        assertThat(job.analysis().fields()).containsExactly("host", "user", "message");
    }

    @Test
    void aKindOfMessageThatComesTooOftenIsFound() {
        JobUnderTest job =
                job(null).detector("high_count", null, "mlcategory", null).influencedBy("mlcategory");
        for (int hour = 0; hour < 100; hour++) {
            for (int i = 0; i < 40; i++) {
                job.add(
                        START + hour * HOUR + i * MINUTE,
                        "message",
                        KINDS.get(i % 2).formatted(i));
            }
            for (int i = 0; hour == 90 && i < 300; i++) {
                job.add(START + hour * HOUR + 45 * MINUTE, "message", "node 7 stopped");
            }
        }

        List<AnomalyRecord> records = JobUnderTest.records(job.finishedBy(START + 100 * HOUR));

        AnomalyRecord highest = records.get(0);
        assertThat(highest.byFieldName()).isEqualTo("mlcategory");
        assertThat(highest.byFieldValue()).isEqualTo("2");
        assertThat(highest.actual()).containsExactly(320.0);
        assertThat(highest.influencers()).anySatisfy(influence -> {
            assertThat(influence.influencerFieldName()).isEqualTo("mlcategory");
            assertThat(influence.influencerFieldValues()).containsExactly("2");
        });
        assertThat(job.analysis().categories()).extracting(Category::numMatches).containsExactly(2000L, 2300L);
        assertThat(job.analysis().modelSize().totalByFieldCount()).isEqualTo(2);
        assertThat(job.analysis().modelSize().categorization().categorizedDocs())
                .isEqualTo(4300);
    }

    @Test
    void aRecordWithoutAMessageIsOfNoCategory() {
        JobUnderTest job = job(null).detector("count", null, "mlcategory", null);
        job.add(START, Map.of("other", "x"));
        job.add(START, "message", 12.5);

        assertThat(job.finishedBy(START + HOUR).get(0).eventCount()).isEqualTo(2);
        assertThat(job.analysis().categories()).extracting(Category::numMatches).containsExactly(1L);
        assertThat(job.analysis().counts().missingFieldCount()).isEqualTo(1);
        assertThat(job.analysis().counts().processedFieldCount()).isEqualTo(1);
    }

    @Test
    void whatComesTooLateTeachesNothing() {
        JobUnderTest job = job(null).detector("count", null, "mlcategory", null);
        job.add(START + 5 * HOUR, "message", "node 1 started");

        job.add(START, "message", "node 1 stopped");

        assertThat(job.analysis().categories()).hasSize(1);
    }

    @Test
    void savingAndRestoringAnywhereChangesNothing() {
        JobUnderTest undisturbed = everyWay();
        JobUnderTest interrupted = everyWay();
        Random random = new Random(8);
        List<Bucket> expected = new ArrayList<>();
        List<Bucket> actual = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            TimedRecord record = record(i, random);
            undisturbed.add(record);
            interrupted.add(record);
            if (random.nextInt(100) == 0) {
                interrupted.saveAndRestore();
            }
            expected.addAll(undisturbed.analysis().takeFinished());
            actual.addAll(interrupted.analysis().takeFinished());
            if (i % 10 == 0) {
                assertThat(interrupted.analysis().takeChangedCategories())
                        .isEqualTo(undisturbed.analysis().takeChangedCategories());
            }
        }
        Analysis last = undisturbed.analysis();
        assertThat(JobUnderTest.records(expected)).hasSizeGreaterThan(5);
        assertThat(actual).isEqualTo(expected);
        assertThat(interrupted.analysis().categories())
                .isEqualTo(last.categories())
                .hasSizeGreaterThan(6);
        assertThat(interrupted.analysis().modelSize()).isEqualTo(last.modelSize());
        assertThat(interrupted.state()).isEqualTo(undisturbed.state());
    }

    private static JobUnderTest everyWay() {
        return job("host")
                .latency(HOUR / 2)
                .detector("count", null, "mlcategory", "host")
                .detector("rare", null, "mlcategory", "host")
                .detector("sum", "bytes", "user", "mlcategory", "host", Frequent.NONE)
                .influencedBy("mlcategory");
    }

    private static TimedRecord record(int i, Random random) {
        String message = KINDS.get(i < 2_000 ? random.nextInt(3) : random.nextInt(4))
                .replace("%d", "" + random.nextInt(100))
                .replace("%s", random.nextBoolean() ? "ann" : "bob");
        long time = START + i * 2 * MINUTE - random.nextInt((int) (40 * MINUTE));
        Map<String, Object> fields = Map.of("host", "h" + random.nextInt(2), "bytes", random.nextInt(100), "user", "u");
        Map<String, Object> all = new java.util.HashMap<>(fields);
        if (random.nextInt(50) > 0) {
            all.put("message", message);
        }
        return new TimedRecord(time, all);
    }

    private static JobUnderTest job(@org.jspecify.annotations.Nullable String partition) {
        AnalyzerSpec analyzer = new AnalyzerSpec(List.of(), Tokenizer.ML_STANDARD, List.of());
        return new JobUnderTest().categorized(new CategorizationSpec("message", analyzer, partition, false, 4));
    }
}
