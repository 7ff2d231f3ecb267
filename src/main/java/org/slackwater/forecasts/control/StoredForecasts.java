package org.slackwater.forecasts.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.slackwater.forecasts.entity.Forecast;
import org.slackwater.forecasts.entity.ForecastSeries;
import org.slackwater.jobs.control.JobRemoved;
import org.slackwater.jobs.control.JobReset;

/** The forecasts of jobs in the database. Whoever writes has begun a transaction. */
@ApplicationScoped
class StoredForecasts {
    @PersistenceContext
    EntityManager entities;

    void add(Forecast forecast, List<ForecastSeries> series) {
        entities.persist(forecast);
        series.forEach(entities::persist);
    }

    /** The oldest first. */
    List<Forecast> of(String jobId) {
        return entities.createNamedQuery("Forecast.ofJob", Forecast.class)
                .setParameter("job", jobId)
                .getResultList();
    }

    List<String> expired(String jobId, long now) {
        return entities.createNamedQuery("Forecast.expired", String.class)
                .setParameter("job", jobId)
                .setParameter("now", now)
                .getResultList();
    }

    List<ForecastSeries> series(String forecastId, int first, int last) {
        return entities.createNamedQuery("ForecastSeries.between", ForecastSeries.class)
                .setParameter("forecast", forecastId)
                .setParameter("first", first)
                .setParameter("last", last)
                .getResultList();
    }

    void remove(List<String> forecastIds) {
        if (!forecastIds.isEmpty()) {
            for (String delete : List.of("ForecastSeries.delete", "Forecast.delete")) {
                entities.createNamedQuery(delete)
                        .setParameter("ids", forecastIds)
                        .executeUpdate();
            }
        }
    }

    void removed(@Observes JobRemoved event) {
        removeAll(event.jobId());
    }

    void wasReset(@Observes JobReset event) {
        removeAll(event.jobId());
    }

    private void removeAll(String jobId) {
        remove(of(jobId).stream().map(Forecast::forecastId).toList());
    }
}
