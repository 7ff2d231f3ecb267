package org.slackwater.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.jobs.control.JobRunFixture.SPAN;
import static org.slackwater.jobs.control.JobRunFixture.done;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slackwater.analysis.entity.AnalysisSpec;
import org.slackwater.analysis.entity.DetectorSpec;
import org.slackwater.analysis.entity.TimeFormat;
import org.slackwater.annotations.control.AnnotationsFixture;
import org.slackwater.annotations.entity.AnnotationView;
import org.slackwater.categorization.entity.AnalyzerSpec;
import org.slackwater.categorization.entity.CategorizationSpec;
import org.slackwater.categorization.entity.Tokenizer;

/** Whatever ends a run, what it noted of its models is what an undisturbed one notes. */
@Timeout(60)
class AnnotationsOfARunTest {
    private static final int HOURS = 24 * 4;
    private static final JobDefinition JOB = new JobDefinition(
            new AnalysisSpec(
                    JobRunFixture.JOB_ID,
                    60 * SPAN,
                    0,
                    List.of(
                            new DetectorSpec(0, "metric", "v", null, null, "host", false),
                            new DetectorSpec(1, "count", null, "mlcategory", null, "host", false)),
                    List.of(),
                    null,
                    new CategorizationSpec(
                            "m", new AnalyzerSpec(List.of(), Tokenizer.ML_STANDARD, List.of()), "host", false, 4),
                    Long.MAX_VALUE,
                    Long.MAX_VALUE,
                    false,
                    true),
            "time",
            TimeFormat.EPOCH_MS,
            3_600_000);

    private final JobRunFixture job = new JobRunFixture(JOB);

    @AfterEach
    void end() {
        job.close();
    }

    @Test
    void afterACrashTheSameIsWrittenInTheSamePlace() {
        done(job.run().feed(hours(0, 40)));
        done(job.run().persist());
        done(job.run().feed(hours(40, HOURS)));
        done(job.run().flush(false, 0, Long.MAX_VALUE));
        List<AnnotationView> ahead = annotations(job);

        job.crash();
        done(job.run().feed(hours(40, HOURS)));
        done(job.run().persist());

        assertThat(annotations(job)).isEqualTo(ahead);
        assertSameAsUndisturbed();
    }

    @Test
    void haltsAndRestsChangeNothing() throws Exception {
        for (int hour = 0; hour < HOURS; hour += 3) {
            done(job.run().feed(hours(hour, hour + 3)));
            if (hour % 2 == 0) {
                job.haltAndRunAgain();
            } else {
                done(job.run().rest());
            }
        }

        assertSameAsUndisturbed();
    }

    @Test
    void theyTellWhatWasFoundWhenAndOfWhat() {
        done(job.run().feed(hours(0, HOURS)));
        done(job.run().persist());

        List<AnnotationView> all = annotations(job);

        assertThat(all)
                .filteredOn(each -> each.event().equals("categorization_status_change"))
                .hasSize(2)
                .allSatisfy(each -> {
                    assertThat(each.partitionFieldName()).isEqualTo("host");
                    assertThat(each.endTimestamp()).isEqualTo(each.timestamp() + 60 * SPAN);
                    assertThat(each.createTime()).isEqualTo(each.endTimestamp());
                });
        assertThat(all)
                .filteredOn(each -> each.event().equals("model_change"))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(each -> assertThat(each.detectorIndex()).isNotNull());
        assertThat(all).extracting(AnnotationView::partitionFieldValue).contains("a", "\ufffd");
    }

    private void assertSameAsUndisturbed() {
        done(job.run().persist());
        try (JobRunFixture undisturbed = new JobRunFixture(JOB)) {
            done(undisturbed.run().feed(hours(0, HOURS)));
            done(undisturbed.run().persist());
            assertThat(annotations(job)).isEqualTo(annotations(undisturbed)).hasSizeGreaterThan(4);
            assertThat(job.buckets()).isEqualTo(undisturbed.buckets()).isNotEmpty();
            assertThat(job.savedState()).isEqualTo(undisturbed.savedState());
        }
    }

    /** But for those of snapshots, of which there are more the oftener a job is halted. */
    private static List<AnnotationView> annotations(JobRunFixture of) {
        return of.beans().inTransaction(() -> AnnotationsFixture.all(of.beans(), JobRunFixture.JOB_ID)).stream()
                .filter(each -> !each.event().equals("model_snapshot_stored"))
                .toList();
    }

    /** Two hosts with a course of the day, each of which always says the same. */
    private static FeedBatch hours(int from, int to) {
        return new FeedBatch(
                from == 0 ? null : from * 60 * SPAN,
                to * 60 * SPAN,
                false,
                IntStream.range(from * 4, to * 4)
                        .mapToObj(i -> new FeedBatch.Entry(i * 15 * SPAN, new Object[] {
                            Math.round(1000 * Math.sin(2 * Math.PI * i / 96.0)) + i % 7,
                            i % 2 == 0 ? "a" : "\0",
                            "alive"
                        }))
                        .toList());
    }
}
