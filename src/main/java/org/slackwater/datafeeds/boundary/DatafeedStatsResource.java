package org.slackwater.datafeeds.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slackwater.datafeeds.control.DatafeedStatistics;
import org.slackwater.datafeeds.control.DatafeedStatistics.DatafeedStats;
import org.slackwater.datafeeds.control.Datafeeds;
import org.slackwater.http.entity.Flag;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;

/** How datafeeds stand. */
@Path("/_ml/datafeeds")
@RequestScoped
@Requires(Privilege.MONITOR_ML)
public class DatafeedStatsResource {
    /** The answer. */
    @Schema(name = "DatafeedsStats")
    public record Stats(int count, List<DatafeedStats> datafeeds) {}

    @Inject
    Datafeeds datafeeds;

    @Inject
    DatafeedStatistics statistics;

    @GET
    @Path("_stats")
    public Stats all(@QueryParam("allow_no_match") @Nullable Flag allowNoMatch) {
        return of("_all", allowNoMatch);
    }

    @GET
    @Path("{datafeed_id}/_stats")
    public Stats of(
            @PathParam("datafeed_id") String expression, @QueryParam("allow_no_match") @Nullable Flag allowNoMatch) {
        List<DatafeedStats> stats = statistics.of(datafeeds.resolve(expression, Flag.or(null, allowNoMatch, true)));
        return new Stats(stats.size(), stats);
    }
}
