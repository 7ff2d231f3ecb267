package org.slackwater.forecasts.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slackwater.forecasts.entity.Forecast;
import org.slackwater.http.entity.ApiException;
import org.slackwater.jobs.control.IdExpression;
import org.slackwater.jobs.control.Jobs;
import org.slackwater.upgrademode.control.UpgradeGate;

/** Removes forecasts before their time. */
@ApplicationScoped
public class ForecastRemoval {
    @Inject
    UpgradeGate gate;

    @Inject
    Jobs jobs;

    @Inject
    StoredForecasts stored;

    @Inject
    ExpiredForecasts expired;

    /**
     * All that are named, or none.
     *
     * @param expression ids, with {@code *}, or {@code _all}
     * @param allowNone whether a part with {@code *}, or {@code _all}, may match nothing
     * @throws ApiException 404 when there is no such job, or when a part of the expression matches nothing
     */
    @Transactional
    public void remove(String jobId, String expression, boolean allowNone) {
        gate.pass();
        jobs.require(jobId);
        Map<String, Set<String>> known = stored.of(jobId).stream()
                .map(Forecast::forecastId)
                .collect(Collectors.toMap(Function.identity(), id -> Set.of()));
        stored.remove(IdExpression.resolve(
                expression,
                allowNone,
                known,
                part -> ApiException.notFound("No forecast(s) [" + part + "] exists for job [" + jobId + "]")));
        expired.removeOf(jobId);
    }
}
