package org.slackwater.jobs.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.entity.Flag;
import org.slackwater.http.entity.TimeValue;
import org.slackwater.jobs.control.JobLifecycle;
import org.slackwater.jobs.control.Jobs;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;
import org.slackwater.upgrademode.control.Action;
import org.slackwater.upgrademode.control.RefusedInUpgradeMode;

/** Opening and closing. */
@Path("/_ml/anomaly_detectors")
@RequestScoped
public class JobLifecycleResource {
    /** The answer to opening. */
    public record Opened(boolean opened, String node) {}

    /** The answer to closing. */
    public record Closed(boolean closed) {}

    /** What may stand in a body. */
    public record OpenBody(@Nullable String timeout) {}

    /** What may stand in a body. */
    public record CloseBody(@Nullable Boolean allowNoMatch, @Nullable Boolean force, @Nullable String timeout) {}

    private static final String PATIENCE = "30m";

    @Inject
    Bodies bodies;

    @Inject
    Jobs jobs;

    @Inject
    JobLifecycle lifecycle;

    @POST
    @Path("{job_id}/_open")
    @Requires(Privilege.MANAGE_ML)
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/job/open")
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = OpenBody.class)))
    public Opened open(
            @PathParam("job_id") String jobId, @QueryParam("timeout") @Nullable String timeout, InputStream in)
            throws InterruptedException {
        OpenBody body = bodies.readOr(in, OpenBody.class, "open_job", new OpenBody(null));
        return new Opened(true, lifecycle.open(jobId, patience(body.timeout(), timeout)));
    }

    @POST
    @Path("{job_id}/_close")
    @Requires(Privilege.MANAGE_ML)
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/job/close")
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = CloseBody.class)))
    public Closed close(
            @PathParam("job_id") String expression,
            @QueryParam("allow_no_match") @Nullable Flag allowNoMatch,
            @QueryParam("force") @Nullable Flag force,
            @QueryParam("timeout") @Nullable String timeout,
            InputStream in)
            throws InterruptedException {
        CloseBody body = bodies.readOr(in, CloseBody.class, "close_job", new CloseBody(null, null, null));
        lifecycle.close(
                jobs.resolve(expression, Flag.or(body.allowNoMatch(), allowNoMatch, true)),
                Flag.or(body.force(), force, false),
                patience(body.timeout(), timeout));
        return new Closed(true);
    }

    private static TimeValue patience(@Nullable String inBody, @Nullable String parameter) {
        String given = inBody != null ? inBody : parameter;
        return TimeValue.parse(given == null ? PATIENCE : given, "timeout");
    }
}
