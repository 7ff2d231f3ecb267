package org.slackwater.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.jobs.control.JobRunFixture.SPAN;
import static org.slackwater.jobs.control.JobRunFixture.done;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slackwater.analysis.entity.AnalysisSpec;
import org.slackwater.analysis.entity.DetectorSpec;
import org.slackwater.analysis.entity.TimeFormat;
import org.slackwater.categorization.entity.AnalyzerSpec;
import org.slackwater.categorization.entity.CategorizationSpec;
import org.slackwater.categorization.entity.Tokenizer;
import org.slackwater.http.entity.Page;
import org.slackwater.jobs.entity.JobInput;
import org.slackwater.results.control.Categories;
import org.slackwater.results.entity.CategoryResult;

/** Whatever ends a run, the categories of messages are those of an undisturbed one. */
@Timeout(60)
class CategoriesOfARunTest {
    private static final int MINUTES = 20;
    private static final JobDefinition JOB = new JobDefinition(
            new AnalysisSpec(
                    JobRunFixture.JOB_ID,
                    SPAN,
                    0,
                    List.of(new DetectorSpec(0, "count", null, "mlcategory", null, null, false)),
                    List.of(),
                    null,
                    new CategorizationSpec(
                            "m", new AnalyzerSpec(List.of(), Tokenizer.ML_STANDARD, List.of()), null, false, 4),
                    Long.MAX_VALUE,
                    Long.MAX_VALUE),
            "time",
            TimeFormat.EPOCH_MS,
            3_600_000);

    private final JobRunFixture job = new JobRunFixture(JOB);

    @AfterEach
    void end() {
        job.close();
    }

    @Test
    void afterACrashTheyAreLearntAgainTheSame() {
        done(job.run().feed(minutes(0, 5)));
        done(job.run().persist());
        done(job.run().feed(minutes(5, 15)));
        done(job.run().flush(true, 0, Long.MAX_VALUE));
        int ahead = categories(job).size();

        job.crash();
        done(job.run().feed(minutes(5, MINUTES)));

        assertThat(ahead).isGreaterThan(3);
        assertSameAsUndisturbed();
    }

    @Test
    void haltsAndRestsChangeNothing() throws Exception {
        for (int minute = 0; minute < MINUTES; minute++) {
            done(job.run().feed(minutes(minute, minute + 1)));
            if (minute % 2 == 0) {
                job.haltAndRunAgain();
            } else {
                done(job.run().rest());
            }
        }

        assertSameAsUndisturbed();
    }

    @Test
    void thoseOfTheBucketInProgressAreThereWhenTheJobCloses() {
        done(job.run().feed(minutes(0, 1)));

        done(job.run().close());

        assertThat(job.buckets()).isEmpty();
        assertThat(categories(job)).isNotEmpty();
    }

    @Test
    void thoseOfPostedInputAreThereWithIt() {
        String body = "{\"time\":0,\"m\":\"it began\"}\n{\"time\":1000,\"m\":\"it ended\"}\n";

        done(job.run().post(JobInput.data(body.getBytes(StandardCharsets.UTF_8), null, null)));

        assertThat(categories(job)).extracting(CategoryResult::terms).containsExactly("it began", "it ended");
    }

    @Test
    void setBackTheyAreThoseOfTheStateAgain() {
        done(job.run().feed(minutes(0, 5)));
        done(job.run().persist());
        List<CategoryResult> before = categories(job);
        byte[] state = job.savedState();
        done(job.run().feed(minutes(5, MINUTES)));
        done(job.run().close());
        assertThat(categories(job)).isNotEqualTo(before);

        job.beans().inTransaction(() -> {
            job.beans().get(LearntCategories.class).setBack(JobRunFixture.JOB_ID, state);
            return true;
        });

        assertThat(categories(job)).isEqualTo(before);
    }

    private void assertSameAsUndisturbed() {
        done(job.run().persist());
        try (JobRunFixture undisturbed = new JobRunFixture(JOB)) {
            done(undisturbed.run().feed(minutes(0, MINUTES)));
            done(undisturbed.run().persist());
            assertThat(categories(job)).isEqualTo(categories(undisturbed)).hasSizeGreaterThan(6);
            assertThat(job.buckets()).isEqualTo(undisturbed.buckets()).isNotEmpty();
            assertThat(job.savedState()).isEqualTo(undisturbed.savedState());
        }
    }

    private static List<CategoryResult> categories(JobRunFixture of) {
        return of.beans().inTransaction(() -> of.beans()
                .get(Categories.class)
                .of(JobRunFixture.JOB_ID, null, Page.FIRST_HUNDRED)
                .page());
    }

    /** Every third minute something new is said. */
    private static FeedBatch minutes(int from, int to) {
        return new FeedBatch(
                from == 0 ? null : from * SPAN,
                to * SPAN,
                false,
                IntStream.range(from * 10, to * 10)
                        .mapToObj(i -> new FeedBatch.Entry(i * 6_000L, new Object[] {message(i)}))
                        .toList());
    }

    private static String message(int i) {
        return i % 2 == 0 ? "message number " + i : "it says " + "x".repeat(1 + i / 30);
    }
}
