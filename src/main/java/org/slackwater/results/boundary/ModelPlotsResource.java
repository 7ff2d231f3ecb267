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
import org.slackwater.http.entity.PageBody;
import org.slackwater.results.control.JobDirectory;
import org.slackwater.results.control.ModelPlots;
import org.slackwater.results.control.ModelPlotsQuery;
import org.slackwater.results.entity.Found;
import org.slackwater.results.entity.ModelPlotResult;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;

/** What the models of a job expected of its buckets. */
@Path("/_ml/anomaly_detectors")
@RequestScoped
@Requires(Privilege.MONITOR_ML)
public class ModelPlotsResource {
    /** The answer. */
    @Schema(name = "ModelPlots")
    public record Answer(long count, List<ModelPlotResult> modelPlots) {}

    /** What may stand in a body; dates in any of the API's forms. */
    @Schema(name = "ModelPlotsBody")
    public record Body(
            @Nullable String byFieldValue,
            @Nullable Boolean desc,
            @Nullable Integer detectorIndex,
            @Nullable String end,
            @Nullable PageBody page,
            @Nullable String partitionFieldValue,
            @Nullable String start) {
        static final Body EMPTY = new Body(null, null, null, null, null, null, null);
    }

    @Inject
    JobDirectory jobs;

    @Inject
    ModelPlots plots;

    @Inject
    Bodies bodies;

    @Inject
    Clock clock;

    @GET
    @Path("{job_id}/results/model_plots")
    public Answer get(
            @PathParam("job_id") String jobId,
            @QueryParam("by_field_value") @Nullable String by,
            @QueryParam("desc") @Nullable Flag desc,
            @QueryParam("detector_index") @Nullable Integer detector,
            @QueryParam("end") @Nullable String end,
            @QueryParam("from") @Nullable Integer from,
            @QueryParam("partition_field_value") @Nullable String partition,
            @QueryParam("size") @Nullable Integer size,
            @QueryParam("start") @Nullable String start,
            InputStream in) {
        Body body = bodies.readOr(in, Body.class, "get_model_plots", Body.EMPTY);
        ModelPlotsQuery wanted = new ModelPlotsQuery(
                date(body.start(), start, "start", clock),
                date(body.end(), end, "end", clock),
                BodyFirst.of(body.detectorIndex(), detector),
                BodyFirst.of(body.byFieldValue(), by),
                BodyFirst.of(body.partitionFieldValue(), partition),
                Flag.or(body.desc(), desc, false),
                BodyFirst.page(body.page(), from, size));
        jobs.require(jobId);
        Found<ModelPlotResult> found = plots.of(jobId, wanted);
        return new Answer(found.count(), found.page());
    }

    @POST
    @Path("{job_id}/results/model_plots")
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Body.class)))
    public Answer post(
            @PathParam("job_id") String jobId,
            @QueryParam("by_field_value") @Nullable String by,
            @QueryParam("desc") @Nullable Flag desc,
            @QueryParam("detector_index") @Nullable Integer detector,
            @QueryParam("end") @Nullable String end,
            @QueryParam("from") @Nullable Integer from,
            @QueryParam("partition_field_value") @Nullable String partition,
            @QueryParam("size") @Nullable Integer size,
            @QueryParam("start") @Nullable String start,
            InputStream in) {
        return get(jobId, by, desc, detector, end, from, partition, size, start, in);
    }
}
