package org.slackwater.retention.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.TimeValue;
import org.slackwater.retention.control.ExpiredData;
import org.slackwater.retention.control.Pace;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;
import org.slackwater.upgrademode.control.Action;
import org.slackwater.upgrademode.control.RefusedInUpgradeMode;

/** Deleting what has expired, without waiting for the night. */
@Path("/_ml/_delete_expired_data")
@RequestScoped
@Requires(Privilege.MANAGE_ML)
public class ExpiredDataResource {
    private static final String ACTION = "cluster:admin/xpack/ml/delete_expired_data";
    private static final String PATIENCE = "8h";
    private static final double AS_FAST_AS_CAN_BE = -1;

    /** The answer: whether all of it is deleted, or the time was up before. */
    public record Deleted(boolean deleted) {}

    /** What may stand in a body. */
    @Schema(name = "ExpiredDataBody")
    public record Body(@Nullable Double requestsPerSecond, @Nullable String timeout) {}

    @Inject
    Bodies bodies;

    @Inject
    ExpiredData expired;

    @DELETE
    @RefusedInUpgradeMode
    @Action(ACTION)
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Body.class)))
    public Deleted all(
            @QueryParam("requests_per_second") @Nullable Double perSecond,
            @QueryParam("timeout") @Nullable String timeout,
            InputStream in)
            throws InterruptedException {
        return of("_all", perSecond, timeout, in);
    }

    @DELETE
    @Path("{job_id}")
    @RefusedInUpgradeMode
    @Action(ACTION)
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Body.class)))
    public Deleted of(
            @PathParam("job_id") String expression,
            @QueryParam("requests_per_second") @Nullable Double perSecond,
            @QueryParam("timeout") @Nullable String timeout,
            InputStream in)
            throws InterruptedException {
        Body body = bodies.readOr(in, Body.class, "delete_expired_data", new Body(null, null));
        Double rate = body.requestsPerSecond() == null ? perSecond : body.requestsPerSecond();
        String patience = body.timeout() == null ? timeout : body.timeout();
        Pace pace = Pace.of(
                rate == null ? AS_FAST_AS_CAN_BE : checked(rate),
                TimeValue.parse(patience == null ? PATIENCE : patience, "timeout")
                        .millis());
        return new Deleted(expired.delete(expression, pace));
    }

    private static double checked(double rate) {
        if (rate != AS_FAST_AS_CAN_BE && rate <= 0) {
            throw ApiException.illegalArgument(
                    "[requests_per_second] must be greater than 0, or -1 for no limit, was [" + rate + "]");
        }
        return rate;
    }
}
