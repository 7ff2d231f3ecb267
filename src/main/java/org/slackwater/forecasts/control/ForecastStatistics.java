package org.slackwater.forecasts.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.stream.Collectors;
import org.slackwater.jobs.control.ForecastsStats;
import org.slackwater.jobs.control.ForecastsStats.Range;
import org.slackwater.jobs.control.KeptForecasts;

/** What forecasts took, job by job. */
@ApplicationScoped
public class ForecastStatistics implements KeptForecasts {
    /** As clients know it; there are no others, since a forecast is kept when it is made and not before. */
    static final String FINISHED = "finished";

    @PersistenceContext
    EntityManager entities;

    @Override
    public Map<String, ForecastsStats> stats() {
        return entities.createNamedQuery("Forecast.stats", Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], ForecastStatistics::stats));
    }

    private static ForecastsStats stats(Object[] row) {
        long total = ((Number) row[1]).longValue();
        return new ForecastsStats(
                total, 1, range(row, 2, total), range(row, 5, total), range(row, 8, total), Map.of(FINISHED, total));
    }

    /** @param at where sum, least and greatest stand */
    private static Range range(Object[] row, int at, long count) {
        double sum = ((Number) row[at]).doubleValue();
        return new Range(sum, ((Number) row[at + 1]).doubleValue(), sum / count, ((Number) row[at + 2]).doubleValue());
    }
}
