package org.slackwater.datafeeds.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slackwater.datafeeds.control.DatafeedLifecycle;
import org.slackwater.datafeeds.control.DatafeedParams;
import org.slackwater.datafeeds.control.Datafeeds;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.control.BodyFirst;
import org.slackwater.http.control.Dates;
import org.slackwater.http.entity.Flag;
import org.slackwater.http.entity.TimeValue;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;
import org.slackwater.upgrademode.control.Action;
import org.slackwater.upgrademode.control.RefusedInUpgradeMode;

/** Starting and stopping. */
@Path("/_ml/datafeeds")
@RequestScoped
public class DatafeedLifecycleResource {
    /** The answer to starting. */
    public record Started(boolean started, String node) {}

    /** The answer to stopping. */
    public record Stopped(boolean stopped) {}

    /** What may stand in a body; dates in any of the API's forms. */
    public record StartBody(
            @Nullable String datafeedId, @Nullable String start, @Nullable String end, @Nullable String timeout) {}

    /** What may stand in a body. */
    public record StopBody(
            @Nullable Boolean allowNoMatch,
            @Nullable Boolean force,
            @Nullable String timeout,
            @Nullable Boolean closeJob) {}

    private static final String PATIENCE = "20s";

    @Inject
    Bodies bodies;

    @Inject
    Datafeeds datafeeds;

    @Inject
    DatafeedLifecycle lifecycle;

    @Inject
    Clock clock;

    @POST
    @Path("{datafeed_id}/_start")
    @Requires(Privilege.MANAGE_ML)
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/datafeed/start")
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = StartBody.class)))
    public Started start(
            @PathParam("datafeed_id") String datafeedId,
            @QueryParam("start") @Nullable String start,
            @QueryParam("end") @Nullable String end,
            @QueryParam("timeout") @Nullable String timeout,
            InputStream in)
            throws InterruptedException {
        StartBody body = bodies.readOr(in, StartBody.class, "start_datafeed", new StartBody(null, null, null, null));
        DatafeedParams params = new DatafeedParams(
                date(BodyFirst.of(body.start(), start), "start"), date(BodyFirst.of(body.end(), end), "end"));
        return new Started(true, lifecycle.start(datafeedId, params, patience(body.timeout(), timeout)));
    }

    @POST
    @Path("{datafeed_id}/_stop")
    @Requires(Privilege.MANAGE_ML)
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/datafeed/stop")
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = StopBody.class)))
    public Stopped stop(
            @PathParam("datafeed_id") String expression,
            @QueryParam("allow_no_match") @Nullable Flag allowNoMatch,
            @QueryParam("force") @Nullable Flag force,
            @QueryParam("timeout") @Nullable String timeout,
            @QueryParam("close_job") @Nullable Flag closeJob,
            InputStream in)
            throws InterruptedException {
        StopBody body = bodies.readOr(in, StopBody.class, "stop_datafeed", new StopBody(null, null, null, null));
        lifecycle.stop(
                datafeeds.resolve(expression, Flag.or(body.allowNoMatch(), allowNoMatch, true)),
                Flag.or(body.force(), force, false),
                Flag.or(body.closeJob(), closeJob, false),
                patience(body.timeout(), timeout));
        return new Stopped(true);
    }

    private static TimeValue patience(@Nullable String inBody, @Nullable String parameter) {
        String given = BodyFirst.of(inBody, parameter);
        return TimeValue.parse(given == null ? PATIENCE : given, "timeout");
    }

    private @Nullable Long date(@Nullable String text, String name) {
        return text == null ? null : Dates.parse(text, name, clock);
    }
}
