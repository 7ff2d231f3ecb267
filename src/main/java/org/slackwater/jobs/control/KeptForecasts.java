package org.slackwater.jobs.control;

import java.util.Map;

/** The forecasts of jobs, which are shown with their statistics. */
public interface KeptForecasts {
    /** By the id of the job, where there are any. */
    Map<String, ForecastsStats> stats();
}
