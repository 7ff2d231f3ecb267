package org.slackwater.forecasts.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.slackwater.analysis.entity.SeriesForecast;
import org.slackwater.forecasts.entity.Forecast;
import org.slackwater.forecasts.entity.ForecastSeries;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.Page;
import org.slackwater.jobs.control.Jobs;

/** The forecasts that are kept. */
@ApplicationScoped
@Transactional
public class Forecasts {
    /** So many predictions are shown at once. */
    private static final int LARGEST_PAGE = 10_000;

    @Inject
    Jobs jobs;

    @Inject
    StoredForecasts stored;

    /**
     * Of a job, the oldest first.
     *
     * @throws ApiException 404 when there is no such job
     */
    public List<ForecastView> of(String jobId) {
        jobs.require(jobId);
        return stored.of(jobId).stream().map(ForecastView::of).toList();
    }

    /** @throws ApiException 404 when there is no such job, or when it has no such forecast */
    public ForecastView of(String jobId, String forecastId) {
        return ForecastView.of(get(jobId, forecastId));
    }

    private Forecast get(String jobId, String forecastId) {
        jobs.require(jobId);
        return stored.of(jobId).stream()
                .filter(each -> each.forecastId().equals(forecastId))
                .findFirst()
                .orElseThrow(
                        () -> ApiException.notFound("No forecast [" + forecastId + "] exists for job [" + jobId + "]"));
    }

    /**
     * Series after series, each in the order of time. All have as many buckets, so that a page can be looked up.
     *
     * @throws ApiException 400 when the page is too large, 404 when the job has no such forecast
     */
    public List<PredictionView> predictions(String jobId, String forecastId, Page page) {
        if (page.size() > LARGEST_PAGE) {
            throw ApiException.illegalArgument(
                    "Parameter [size] cannot be higher than " + LARGEST_PAGE + ", was [" + page.size() + "]");
        }
        Forecast forecast = get(jobId, forecastId);
        long end = Math.min(forecast.predictions(), (long) page.from() + page.size());
        List<PredictionView> found = new ArrayList<>();
        if (page.from() < end) {
            int buckets = forecast.buckets();
            int last = (int) ((end - 1) / buckets);
            for (ForecastSeries series : stored.series(forecastId, page.from() / buckets, last)) {
                long before = (long) series.seq() * buckets;
                int from = (int) Math.max(0, page.from() - before);
                SeriesForecast part = series.between(from, (int) Math.min(buckets, end - before));
                for (int i = 0; i < part.predictions().size(); i++) {
                    found.add(PredictionView.of(
                            forecast, part, from + i, part.predictions().get(i)));
                }
            }
        }
        return found;
    }
}
