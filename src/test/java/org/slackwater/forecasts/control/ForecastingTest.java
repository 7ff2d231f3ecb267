package org.slackwater.forecasts.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.slackwater.jobs.control.JobRunFixture.JOB_ID;
import static org.slackwater.jobs.control.JobRunFixture.SPAN;
import static org.slackwater.jobs.control.JobRunFixture.done;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.Page;
import org.slackwater.http.entity.UntakenException;
import org.slackwater.jobs.control.FeedBatch;
import org.slackwater.jobs.control.ForecastsStats;
import org.slackwater.jobs.control.JobRemoved;
import org.slackwater.jobs.control.JobReset;
import org.slackwater.jobs.control.JobRunFixture;
import org.slackwater.jobs.entity.Job;
import org.slackwater.tasks.control.TestNode;

/** A job of two series with buckets of a minute. */
@Timeout(60)
class ForecastingTest {
    private static final int MINUTES = 60;
    private static final ForecastWish HOUR = ForecastWish.parse("1h", null, null);

    private final JobRunFixture job = new JobRunFixture();

    @BeforeEach
    void configured() {
        job.beans().inTransaction(() -> {
            entities().persist(new Job(JOB_ID, "{}", Set.of(), 0));
            return 0;
        });
    }

    @AfterEach
    void end() {
        job.close();
    }

    @Test
    void aForecastIsKeptWithAllItsSeries() {
        feed(job, 0, MINUTES);

        String id = forecast(HOUR);

        ForecastView forecast = forecasts().of(JOB_ID, id);
        assertThat(forecasts().of(JOB_ID)).containsExactly(forecast);
        assertThat(forecast.forecastStartTimestamp()).isEqualTo((MINUTES - 1) * SPAN);
        assertThat(forecast.forecastEndTimestamp()).isEqualTo((MINUTES - 1 + 60) * SPAN);
        assertThat(forecast.forecastExpiryTimestamp())
                .isEqualTo(
                        forecast.forecastCreateTimestamp() + Duration.ofDays(14).toMillis());
        assertThat(forecast.processedRecordCount()).isEqualTo(120);
        List<PredictionView> all = predictions(id, 0, 1_000);
        assertThat(all).hasSize(120);
        assertThat(all.subList(0, 60)).extracting(PredictionView::function).containsOnly("count");
        assertThat(all.subList(60, 120)).extracting(PredictionView::function).containsOnly("sum");
        assertThat(all.subList(60, 120))
                .extracting(PredictionView::timestamp)
                .startsWith((MINUTES - 1) * SPAN, MINUTES * SPAN)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(all.get(10).forecastPrediction()).isBetween(59.0, 61.0);
        assertThat(all.get(70).forecastPrediction()).isBetween(150.0, 210.0);
        assertThat(all).allSatisfy(each -> assertThat(each.forecastPrediction())
                .isBetween(each.forecastLower(), each.forecastUpper()));
    }

    @Test
    void pagesNeitherOverlapNorLeaveGaps() {
        feed(job, 0, MINUTES);
        String id = forecast(HOUR);
        List<PredictionView> all = predictions(id, 0, 1_000);

        List<PredictionView> pages = new ArrayList<>();
        for (int from = 0; from < 140; from += 7) {
            pages.addAll(predictions(id, from, 7));
        }

        assertThat(pages).isEqualTo(all);
        assertThat(predictions(id, 59, 2)).isEqualTo(all.subList(59, 61));
        assertThat(predictions(id, 120, 10)).isEmpty();
        assertThat(predictions(id, 0, 0)).isEmpty();
        assertThatThrownBy(() -> predictions(id, 0, 10_001)).isInstanceOf(ApiException.class);
    }

    @Test
    void resultsAndStateOfTheJobAreTheSameWithAndWithoutForecasts() throws Exception {
        try (JobRunFixture undisturbed = new JobRunFixture()) {
            for (int minute = 0; minute < MINUTES; minute++) {
                feed(undisturbed, minute, minute + 1);
                feed(job, minute, minute + 1);
                if (minute >= 30) {
                    forecast(HOUR);
                }
                if (minute == 40) {
                    job.haltAndRunAgain();
                }
            }
            done(undisturbed.run().finish(Long.MAX_VALUE));
            done(job.run().finish(Long.MAX_VALUE));
            done(undisturbed.run().persist());
            done(job.run().persist());

            assertThat(forecasts().of(JOB_ID)).hasSize(30);
            assertThat(job.buckets())
                    .hasSize(MINUTES)
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("processingTimeMs")
                    .isEqualTo(undisturbed.buckets());
            assertThat(job.savedState()).isEqualTo(undisturbed.savedState());
        }
    }

    @Test
    void aJobAtRestIsBroughtBackForAForecast() throws Exception {
        feed(job, 0, MINUTES);
        job.haltAndRunAgain();

        assertThat(predictions(forecast(HOUR), 0, 1_000)).hasSize(120);
    }

    @Test
    void aRunThatHasBeenFencedKeepsNone() {
        feed(job, 0, MINUTES);
        TestNode.fence(job.beans(), JobRunFixture.TASK);

        assertThatThrownBy(() -> forecast(HOUR)).isInstanceOf(UntakenException.class);

        assertThat(forecasts().of(JOB_ID)).isEmpty();
    }

    @Test
    void withTooLittleDataThereIsNoneAndTheJobGoesOn() {
        feed(job, 0, 20);
        assertThatThrownBy(() -> forecast(HOUR)).satisfies(refused(400, "requires data"));

        feed(job, 20, 22);
        assertThat(predictions(forecast(HOUR), 0, 1_000)).hasSize(120);
    }

    @Test
    void whatIsTooShortOrTooLargeIsRefused() {
        feed(job, 0, MINUTES);

        assertThatThrownBy(() -> forecast(ForecastWish.parse("59s", null, null)))
                .satisfies(refused(400, "[duration]"));
        assertThatThrownBy(() -> forecast(ForecastWish.parse("30d", null, "1mb")))
                .satisfies(refused(400, "[max_model_memory]"));
        assertThatThrownBy(() -> forecast(ForecastWish.parse("3650d", null, "500mb")))
                .satisfies(refused(400, "[max_model_memory]"));
        assertThat(forecast(ForecastWish.parse("30d", null, "2mb"))).isNotEmpty();
    }

    @Test
    void expiredOnesGoWithTheNextThatIsMade() {
        feed(job, 0, MINUTES);
        String expiring = forecast(ForecastWish.parse("1h", "1h", null));
        String lasting = forecast(ForecastWish.parse("1h", "0", null));
        assertThat(ids()).containsExactlyInAnyOrder(expiring, lasting);

        inTwoHours();
        String next = forecast(HOUR);

        assertThat(ids()).containsExactlyInAnyOrder(lasting, next);
        assertThatThrownBy(() -> predictions(expiring, 0, 1)).satisfies(refused(404, expiring));
        assertThat(seriesInTheDatabase()).isEqualTo(4);
    }

    @Test
    void expiredOnesGoWithTheNextThatIsRemoved() {
        feed(job, 0, MINUTES);
        forecast(ForecastWish.parse("1h", "1h", null));
        String lasting = forecast(HOUR);
        String unwanted = forecast(HOUR);

        inTwoHours();
        removal().remove(JOB_ID, unwanted, true);

        assertThat(ids()).containsExactly(lasting);
    }

    @Test
    void allThatAreNamedAreRemovedOrNone() {
        feed(job, 0, MINUTES);
        assertThatThrownBy(() -> removal().remove(JOB_ID, "_all", false)).satisfies(refused(404, "_all"));
        removal().remove(JOB_ID, "_all", true);
        String first = forecast(HOUR);
        String second = forecast(HOUR);

        assertThatThrownBy(() -> removal().remove(JOB_ID, first + ",no-such", true))
                .satisfies(refused(404, "no-such"));
        assertThat(ids()).containsExactlyInAnyOrder(first, second);

        removal().remove(JOB_ID, first, true);
        assertThat(ids()).containsExactly(second);
        removal().remove(JOB_ID, "*", false);
        assertThat(ids()).isEmpty();
        assertThat(seriesInTheDatabase()).isZero();
    }

    @Test
    void theyGoWhenTheJobIsResetOrRemoved() {
        feed(job, 0, MINUTES);
        forecast(HOUR);
        inTransaction(stored -> stored.wasReset(new JobReset(JOB_ID)));
        assertThat(ids()).isEmpty();

        forecast(HOUR);
        inTransaction(stored -> stored.removed(new JobRemoved("another")));
        assertThat(ids()).hasSize(1);
        inTransaction(stored -> stored.removed(new JobRemoved(JOB_ID)));
        assertThat(ids()).isEmpty();
        assertThat(seriesInTheDatabase()).isZero();
    }

    @Test
    void statisticsSumUpTheForecastsOfAJob() {
        feed(job, 0, MINUTES);
        forecast(HOUR);
        forecast(ForecastWish.parse("3h", null, null));

        ForecastsStats stats = Objects.requireNonNull(job.beans()
                .inTransaction(() -> job.beans().get(ForecastStatistics.class).stats())
                .get(JOB_ID));

        assertThat(stats.total()).isEqualTo(2);
        assertThat(stats.forecastedJobs()).isEqualTo(1);
        assertThat(stats.status()).isEqualTo(Map.of("finished", 2L));
        assertThat(stats.records()).isEqualTo(new ForecastsStats.Range(480, 120, 240, 360));
    }

    private static Consumer<Throwable> refused(int status, String naming) {
        return failure -> {
            assertThat(failure).isInstanceOf(ApiException.class).hasMessageContaining(naming);
            assertThat(((ApiException) failure).status()).isEqualTo(status);
        };
    }

    private String forecast(ForecastWish wish) {
        return job.beans().get(Forecasting.class).forecast(JOB_ID, wish);
    }

    private Forecasts forecasts() {
        return job.beans().get(Forecasts.class);
    }

    private ForecastRemoval removal() {
        return job.beans().get(ForecastRemoval.class);
    }

    private List<String> ids() {
        return forecasts().of(JOB_ID).stream().map(ForecastView::forecastId).toList();
    }

    private List<PredictionView> predictions(String id, int from, int size) {
        return forecasts().predictions(JOB_ID, id, new Page(from, size));
    }

    private void inTwoHours() {
        job.beans().get(ExpiredForecasts.class).clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));
    }

    private void inTransaction(Consumer<StoredForecasts> work) {
        job.beans().inTransaction(() -> {
            work.accept(job.beans().get(StoredForecasts.class));
            return 0;
        });
    }

    private long seriesInTheDatabase() {
        return job.beans().inTransaction(() -> entities()
                .createQuery("select count(s) from ForecastSeries s", Long.class)
                .getSingleResult());
    }

    private EntityManager entities() {
        return job.beans().get(StoredForecasts.class).entities;
    }

    /** One record a second, of the minutes from one to before another. */
    private static void feed(JobRunFixture job, int from, int to) {
        List<FeedBatch.Entry> records = new ArrayList<>();
        for (int second = from * 60; second < to * 60; second++) {
            records.add(new FeedBatch.Entry(second * 1_000L, new Object[] {second % 7}));
        }
        done(job.run().feed(new FeedBatch(from == 0 ? null : Long.valueOf(from * SPAN), to * SPAN, false, records)));
    }
}
