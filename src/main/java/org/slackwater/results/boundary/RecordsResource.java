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
import org.slackwater.results.entity.Found;
import org.slackwater.results.entity.RecordResult;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;

/** The anomaly records of a job. */
@Path("/_ml/anomaly_detectors")
@RequestScoped
@Requires(Privilege.MONITOR_ML)
public class RecordsResource {
    /** The answer. */
    public record Records(long count, List<RecordResult> records) {}

    /** What may stand in a body; dates in any of the API's forms. */
    @Schema(name = "RecordsBody")
    public record Body(
            @Nullable Boolean desc,
            @Nullable String end,
            @Nullable Boolean excludeInterim,
            @Nullable PageBody page,
            @Nullable Double recordScore,
            @Nullable String sort,
            @Nullable String start) {
        static final Body EMPTY = new Body(null, null, null, null, null, null, null);
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
    @Path("{job_id}/results/records")
    public Records get(
            @PathParam("job_id") String jobId,
            @QueryParam("record_score") @Nullable Double score,
            @BeanParam ListQuery query,
            InputStream in) {
        Body body = bodies.readOr(in, Body.class, "get_records", Body.EMPTY);
        ResultsQuery wanted = new ResultsQuery(
                date(body.start(), query.start, "start", clock),
                date(body.end(), query.end, "end", clock),
                BodyFirst.or(body.recordScore(), score, 0.0),
                Flag.or(body.excludeInterim(), query.excludeInterim(), false),
                BodyFirst.of(body.sort(), query.sort),
                ResultParameters.desc(body.desc(), query),
                BodyFirst.page(body.page(), query.from(), query.size()));
        jobs.require(jobId);
        Found<RecordResult> found = results.records(jobId, wanted);
        return new Records(found.count(), found.page());
    }

    @POST
    @Path("{job_id}/results/records")
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Body.class)))
    public Records post(
            @PathParam("job_id") String jobId,
            @QueryParam("record_score") @Nullable Double score,
            @BeanParam ListQuery query,
            InputStream in) {
        return get(jobId, score, query, in);
    }
}
