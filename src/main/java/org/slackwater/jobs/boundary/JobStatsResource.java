package org.slackwater.jobs.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.Flag;
import org.slackwater.jobs.control.JobStatistics;
import org.slackwater.jobs.control.JobStatistics.JobStats;
import org.slackwater.jobs.control.Jobs;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;

/** How jobs stand. */
@Path("/_ml/anomaly_detectors")
@RequestScoped
@Requires(Privilege.MONITOR_ML)
public class JobStatsResource {
    /** The answer. */
    @Schema(name = "JobsStats")
    public record Stats(int count, List<JobStats> jobs) {}

    @Inject
    Jobs jobs;

    @Inject
    JobStatistics statistics;

    @GET
    @Path("_stats")
    public Stats all(@QueryParam("allow_no_match") @Nullable Flag allowNoMatch) {
        return of("_all", allowNoMatch);
    }

    @GET
    @Path("{job_id}/_stats")
    public Stats of(@PathParam("job_id") String expression, @QueryParam("allow_no_match") @Nullable Flag allowNoMatch) {
        List<JobStats> stats = statistics.of(jobs.resolve(expression, Flag.or(null, allowNoMatch, true)));
        return new Stats(stats.size(), stats);
    }
}
