package org.slackwater.forecasts.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slackwater.analysis.control.Outlook;
import org.slackwater.forecasts.entity.Forecast;
import org.slackwater.forecasts.entity.ForecastSeries;
import org.slackwater.forecasts.entity.ForecastSeriesKey;
import org.slackwater.jobs.control.JobDefinition;
import org.slackwater.jobs.control.JobDefinitions;
import org.slackwater.jobs.control.OpenJobs;
import org.slackwater.tasks.control.FencedTransaction;
import org.slackwater.tasks.entity.Allocation;

/** Makes forecasts: in the run of the job, between two of its messages, and kept under its allocation. */
@ApplicationScoped
public class Forecasting {
    @Inject
    JobDefinitions jobs;

    @Inject
    OpenJobs open;

    @Inject
    FencedTransaction fence;

    @Inject
    StoredForecasts stored;

    @Inject
    ExpiredForecasts expired;

    @Inject
    Clock clock;

    /**
     * Returns the id of a new forecast.
     *
     * @throws org.slackwater.http.entity.ApiException 400 when there can be none, 404 without such a job, 409 when it is
     *     not open
     */
    public String forecast(String jobId, ForecastWish wish) {
        JobDefinition job = jobs.of(jobId);
        Foreseeable.check(job.spec().detectors());
        return open.ask(jobId, run -> run.foresee((allocation, outlook) -> make(jobId, allocation, outlook, wish)));
    }

    private String make(String jobId, Allocation allocation, Outlook outlook, ForecastWish wish) {
        long began = System.nanoTime();
        if (outlook.series() == 0) {
            throw ForecastRefused.because("Forecast cannot be executed as job [" + jobId
                    + "] requires data to have been processed and modeled: none of its series has enough yet");
        }
        int buckets = wish.buckets(outlook.bucketSpanMillis(), outlook.series());
        String id = UUID.randomUUID().toString();
        List<ForecastSeries> series = new ArrayList<>(outlook.series());
        outlook.forecasts(buckets)
                .forEach(each -> series.add(new ForecastSeries(new ForecastSeriesKey(id, series.size()), each)));
        long now = clock.millis();
        Forecast forecast = new Forecast(id, jobId, now, wish.expiry(now))
                .over(outlook.start(), outlook.bucketSpanMillis(), buckets, series.size())
                .took(
                        (long) buckets * series.size() * ForecastSeries.PREDICTION_BYTES,
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        fence.write(allocation, () -> {
            expired.removeOf(jobId);
            stored.add(forecast, series);
            return true;
        });
        return id;
    }
}
