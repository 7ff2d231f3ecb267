package org.slackwater.jobs.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.control.BodyFirst;
import org.slackwater.http.control.Dates;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.Flag;
import org.slackwater.jobs.control.JobInputs;
import org.slackwater.jobs.control.JobStatistics.Counts;
import org.slackwater.jobs.control.WhereTheJobRuns;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;
import org.slackwater.upgrademode.control.Action;
import org.slackwater.upgrademode.control.RefusedInUpgradeMode;

/** Data for open jobs. */
@Path("/_ml/anomaly_detectors")
@RequestScoped
public class JobInputResource {
    /** The answer to a flush. */
    public record Flushed(boolean flushed, @Nullable Long lastFinalizedBucketEnd) {}

    /** What may stand in the body of a flush; dates in any of the API's forms. */
    public record FlushBody(
            @Nullable Boolean calcInterim,
            @Nullable String start,
            @Nullable String end,
            @Nullable String advanceTime,
            @Nullable String skipTime) {
        static final FlushBody EMPTY = new FlushBody(null, null, null, null, null);
    }

    private static final int ACCEPTED = 202;

    @Inject
    Bodies bodies;

    @Inject
    JobInputs inputs;

    @Inject
    Clock clock;

    @POST
    @Path("{job_id}/_data")
    @Requires(Privilege.MANAGE_ML)
    @RefusedInUpgradeMode
    @WhereTheJobRuns
    @Action("cluster:admin/xpack/ml/job/data/post")
    @APIResponse(
            responseCode = "202",
            description = "Kept",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Counts.class)))
    public Response post(
            @PathParam("job_id") String jobId,
            @QueryParam("reset_start") @Nullable String resetStart,
            @QueryParam("reset_end") @Nullable String resetEnd,
            InputStream in)
            throws IOException {
        Long start = date(resetStart, "reset_start");
        Long end = date(resetEnd, "reset_end");
        checkRange(start, end, "reset_start", "reset_end");
        byte[] body = in.readAllBytes();
        if (body.length == 0) {
            throw ApiException.parse("request body is required");
        }
        return Response.status(ACCEPTED)
                .entity(Counts.of(jobId, inputs.post(jobId, body, start, start == null || end != null ? end : start)))
                .build();
    }

    @POST
    @Path("{job_id}/_flush")
    @Requires(Privilege.MANAGE_ML)
    @RefusedInUpgradeMode
    @WhereTheJobRuns
    @Action("cluster:admin/xpack/ml/job/flush")
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FlushBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Flushed.class)))
    public Response flush(
            @PathParam("job_id") String jobId,
            @QueryParam("calc_interim") @Nullable Flag calcInterim,
            @QueryParam("start") @Nullable String start,
            @QueryParam("end") @Nullable String end,
            @QueryParam("advance_time") @Nullable String advanceTime,
            @QueryParam("skip_time") @Nullable String skipTime,
            InputStream in) {
        FlushBody body = bodies.readOr(in, FlushBody.class, "flush_job", FlushBody.EMPTY);
        JobInputs.Flush flush = new JobInputs.Flush(
                Flag.or(body.calcInterim(), calcInterim, false),
                date(BodyFirst.of(body.start(), start), "start"),
                date(BodyFirst.of(body.end(), end), "end"),
                date(BodyFirst.of(body.advanceTime(), advanceTime), "advance_time"),
                date(BodyFirst.of(body.skipTime(), skipTime), "skip_time"));
        checkRange(flush.start(), flush.end(), "start", "end");
        return Response.ok(new Flushed(true, inputs.flush(jobId, flush))).build();
    }

    private static void checkRange(@Nullable Long start, @Nullable Long end, String startName, String endName) {
        if (end != null && (start == null || end < start)) {
            throw ApiException.parse("Invalid time range: [" + endName + "] needs a [" + startName + "] before it");
        }
    }

    private @Nullable Long date(@Nullable String text, String name) {
        return text == null ? null : Dates.parse(text, name, clock);
    }
}
