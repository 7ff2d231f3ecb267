package org.slackwater.results.boundary;

import static org.slackwater.http.control.BodyFirst.date;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import org.slackwater.http.entity.TimeValue;
import org.slackwater.results.control.JobDirectory;
import org.slackwater.results.control.OverallBuckets;
import org.slackwater.results.entity.OverallBucket;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;

/** Several jobs seen as one. */
@Path("/_ml/anomaly_detectors")
@RequestScoped
@Requires(Privilege.MONITOR_ML)
public class OverallBucketsResource {
    /** The answer. */
    @Schema(name = "OverallBuckets")
    public record Answer(int count, List<OverallBucket> overallBuckets) {}

    /** What may stand in a body; dates in any of the API's forms. */
    @Schema(name = "OverallBucketsBody")
    public record Body(
            @Nullable Boolean allowNoMatch,
            @Nullable String bucketSpan,
            @Nullable String end,
            @Nullable Boolean excludeInterim,
            @Nullable Double overallScore,
            @Nullable String start,
            @Nullable Integer topN) {
        static final Body EMPTY = new Body(null, null, null, null, null, null, null);
    }

    @Inject
    JobDirectory jobs;

    @Inject
    OverallBuckets overallBuckets;

    @Inject
    Bodies bodies;

    @Inject
    Clock clock;

    @GET
    @Path("{job_id}/results/overall_buckets")
    public Answer get(
            @PathParam("job_id") String expression,
            @QueryParam("allow_no_match") @Nullable Flag allowNoMatch,
            @QueryParam("bucket_span") @Nullable String bucketSpan,
            @QueryParam("start") @Nullable String start,
            @QueryParam("end") @Nullable String end,
            @QueryParam("exclude_interim") @Nullable Flag excludeInterim,
            @QueryParam("overall_score") @Nullable Double overallScore,
            @QueryParam("top_n") @Nullable Integer topN,
            InputStream in) {
        Body body = bodies.readOr(in, Body.class, "get_overall_buckets", Body.EMPTY);
        String span = BodyFirst.of(body.bucketSpan(), bucketSpan);
        List<OverallBucket> found = overallBuckets.find(new OverallBuckets.Request(
                jobs.resolve(expression, Flag.or(body.allowNoMatch(), allowNoMatch, true)),
                date(body.start(), start, "start", clock),
                date(body.end(), end, "end", clock),
                span == null ? null : TimeValue.parse(span, "bucket_span").millis(),
                BodyFirst.or(body.topN(), topN, 1),
                BodyFirst.or(body.overallScore(), overallScore, 0.0),
                Flag.or(body.excludeInterim(), excludeInterim, false)));
        return new Answer(found.size(), found);
    }

    @POST
    @Path("{job_id}/results/overall_buckets")
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Body.class)))
    public Answer post(
            @PathParam("job_id") String expression,
            @QueryParam("allow_no_match") @Nullable Flag allowNoMatch,
            @QueryParam("bucket_span") @Nullable String bucketSpan,
            @QueryParam("start") @Nullable String start,
            @QueryParam("end") @Nullable String end,
            @QueryParam("exclude_interim") @Nullable Flag excludeInterim,
            @QueryParam("overall_score") @Nullable Double overallScore,
            @QueryParam("top_n") @Nullable Integer topN,
            InputStream in) {
        return get(expression, allowNoMatch, bucketSpan, start, end, excludeInterim, overallScore, topN, in);
    }
}
