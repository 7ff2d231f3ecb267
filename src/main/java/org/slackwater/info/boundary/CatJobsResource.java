package org.slackwater.info.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.control.CatParameters;
import org.slackwater.http.entity.CatTable;
import org.slackwater.http.entity.Flag;
import org.slackwater.jobs.control.JobStatistics;
import org.slackwater.jobs.control.Jobs;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;

/** How jobs stand, as a table for the eye. */
@Path("/_cat/ml/anomaly_detectors")
@RequestScoped
@Requires(Privilege.MONITOR_ML)
public class CatJobsResource {
    @Inject
    Jobs jobs;

    @Inject
    JobStatistics statistics;

    @GET
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/plain", schema = @Schema(type = SchemaType.STRING)))
    public CatTable all(@BeanParam CatParameters view, @QueryParam("allow_no_match") @Nullable Flag allowNoMatch) {
        return of("_all", view, allowNoMatch);
    }

    @GET
    @Path("{job_id}")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/plain", schema = @Schema(type = SchemaType.STRING)))
    public CatTable of(
            @PathParam("job_id") String expression,
            @BeanParam CatParameters view,
            @QueryParam("allow_no_match") @Nullable Flag allowNoMatch) {
        return view.table(JobColumns.ALL, statistics.of(jobs.resolve(expression, Flag.or(null, allowNoMatch, true))));
    }
}
