package org.slackwater.results.boundary;

import static org.slackwater.http.control.BodyFirst.date;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.control.BodyFirst;
import org.slackwater.http.entity.Flag;
import org.slackwater.http.entity.PageBody;
import org.slackwater.results.control.JobDirectory;
import org.slackwater.results.control.Results;
import org.slackwater.results.control.ResultsQuery;
import org.slackwater.results.entity.BucketResult;
import org.slackwater.results.entity.Found;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;

/** The buckets of a job, one or many. */
@Path("/_ml/anomaly_detectors")
@RequestScoped
@Requires(Privilege.MONITOR_ML)
public class BucketsResource {
    /** The answer. */
    public record Buckets(long count, List<BucketResult> buckets) {}

    /** What may stand in a body; dates in any of the API's forms. */
    @Schema(name = "BucketsBody")
    public record Body(
            @Nullable Double anomalyScore,
            @Nullable Boolean desc,
            @Nullable String end,
            @Nullable Boolean excludeInterim,
            @Nullable Boolean expand,
            @Nullable PageBody page,
            @Nullable String sort,
            @Nullable String start,
            @Nullable String timestamp) {
        static final Body EMPTY = new Body(null, null, null, null, null, null, null, null, null);
    }

    @Inject
    JobDirectory jobs;

    @Inject
    Results results;

    @Inject
    Bodies bodies;

    @Inject
    Clock clock;

    @GET
    @Path("{job_id}/results/buckets")
    public Buckets get(
            @PathParam("job_id") String jobId,
            @QueryParam("anomaly_score") @Nullable Double score,
            @QueryParam("expand") @Nullable Flag expand,
            @BeanParam ListQuery query,
            InputStream in) {
        return find(jobId, null, score, expand, query, in);
    }

    @POST
    @Path("{job_id}/results/buckets")
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Body.class)))
    public Buckets post(
            @PathParam("job_id") String jobId,
            @QueryParam("anomaly_score") @Nullable Double score,
            @QueryParam("expand") @Nullable Flag expand,
            @BeanParam ListQuery query,
            InputStream in) {
        return find(jobId, null, score, expand, query, in);
    }

    @GET
    @Path("{job_id}/results/buckets/{timestamp}")
    public Buckets getOne(
            @PathParam("job_id") String jobId,
            @PathParam("timestamp") String timestamp,
            @QueryParam("anomaly_score") @Nullable Double score,
            @QueryParam("expand") @Nullable Flag expand,
            @BeanParam ListQuery query,
            InputStream in) {
        return find(jobId, timestamp, score, expand, query, in);
    }

    @POST
    @Path("{job_id}/results/buckets/{timestamp}")
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Body.class)))
    public Buckets postOne(
            @PathParam("job_id") String jobId,
            @PathParam("timestamp") String timestamp,
            @QueryParam("anomaly_score") @Nullable Double score,
            @QueryParam("expand") @Nullable Flag expand,
            @BeanParam ListQuery query,
            InputStream in) {
        return find(jobId, timestamp, score, expand, query, in);
    }

    private Buckets find(
            String jobId,
            @Nullable String inPath,
            @Nullable Double score,
            @Nullable Flag expand,
            ListQuery query,
            InputStream in) {
        Body body = bodies.readOr(in, Body.class, "get_buckets", Body.EMPTY);
        Long timestamp = date(inPath, body.timestamp(), "timestamp", clock);
        ResultsQuery wanted = new ResultsQuery(
                date(body.start(), query.start, "start", clock),
                date(body.end(), query.end, "end", clock),
                BodyFirst.or(body.anomalyScore(), score, 0.0),
                Flag.or(body.excludeInterim(), query.excludeInterim(), false),
                BodyFirst.of(body.sort(), query.sort),
                Flag.or(body.desc(), query.desc(), false),
                BodyFirst.page(body.page(), query.from(), query.size()));
        jobs.require(jobId);
        Found<BucketResult> found = timestamp == null
                ? results.buckets(jobId, wanted)
                : new Found<>(1, List.of(results.bucket(jobId, timestamp, wanted.excludeInterim())));
        List<BucketResult> page = Flag.or(body.expand(), expand, false)
                ? results.expand(jobId, found.page(), wanted.excludeInterim())
                : found.page();
        return new Buckets(found.count(), page);
    }
}
