package org.slackwater.jobs.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.entity.Flag;
import org.slackwater.jobs.control.JobBody;
import org.slackwater.jobs.control.JobConfiguration;
import org.slackwater.jobs.control.JobUpdate;
import org.slackwater.security.control.Caller;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;
import org.slackwater.upgrademode.control.Action;
import org.slackwater.upgrademode.control.RefusedInUpgradeMode;

/** The configuration of jobs. */
@Path("/_ml/anomaly_detectors")
@RequestScoped
public class JobsResource {
    /** The answer to getting. */
    @Schema(name = "Jobs")
    public record Found(int count, List<JsonObject> jobs) {}

    @Inject
    Bodies bodies;

    @Inject
    JobConfiguration configuration;

    @Inject
    Caller caller;

    /** Options for finding indices are accepted, and say nothing about tables. */
    @PUT
    @Path("{job_id}")
    @Requires(Privilege.MANAGE_ML)
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/job/put")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = JobBody.class)))
    public JsonObject put(
            @PathParam("job_id") String jobId,
            @QueryParam("allow_no_indices") @Nullable Flag allowNoIndices,
            @QueryParam("expand_wildcards") @Nullable String expandWildcards,
            @QueryParam("ignore_throttled") @Nullable Flag ignoreThrottled,
            @QueryParam("ignore_unavailable") @Nullable Flag ignoreUnavailable,
            InputStream in) {
        return configuration.create(jobId, bodies.read(in, JobBody.class, "job_details"), caller.groups());
    }

    @POST
    @Path("{job_id}/_update")
    @Requires(Privilege.MANAGE_ML)
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/job/update")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = JobUpdate.class)))
    public JsonObject update(@PathParam("job_id") String jobId, InputStream in) {
        return configuration.update(jobId, bodies.read(in, JobUpdate.class, "job_update"));
    }

    @GET
    @Requires(Privilege.MONITOR_ML)
    public Found all(
            @QueryParam("allow_no_match") @Nullable Flag allowNoMatch,
            @QueryParam("exclude_generated") @Nullable Flag excludeGenerated) {
        return get("_all", allowNoMatch, excludeGenerated);
    }

    @GET
    @Path("{job_id}")
    @Requires(Privilege.MONITOR_ML)
    public Found get(
            @PathParam("job_id") String expression,
            @QueryParam("allow_no_match") @Nullable Flag allowNoMatch,
            @QueryParam("exclude_generated") @Nullable Flag excludeGenerated) {
        List<JsonObject> jobs = configuration.show(
                expression, Flag.or(null, allowNoMatch, true), Flag.or(null, excludeGenerated, false));
        return new Found(jobs.size(), jobs);
    }
}
