package org.slackwater.snapshots.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.entity.PageBody;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;
import org.slackwater.snapshots.control.SnapshotList;
import org.slackwater.snapshots.control.SnapshotView;

/** Which snapshots there are of a job. */
@Path("/_ml/anomaly_detectors/{job_id}/model_snapshots")
@RequestScoped
@Requires(Privilege.MONITOR_ML)
public class ModelSnapshotsResource {
    /** The answer. */
    @Schema(name = "ModelSnapshots")
    public record Answer(long count, List<SnapshotView> modelSnapshots) {}

    /** What may stand in a body; dates in any of the API's forms. */
    @Schema(name = "ModelSnapshotsBody")
    public record Body(
            @Nullable Boolean desc,
            @Nullable String end,
            @Nullable PageBody page,
            @Nullable String sort,
            @Nullable String start) {
        static final Body EMPTY = new Body(null, null, null, null, null);
    }

    private static final String ALL = "_all";

    @Inject
    Bodies bodies;

    @Inject
    SnapshotList snapshots;

    @Inject
    Clock clock;

    @GET
    public Answer all(@PathParam("job_id") String jobId, @BeanParam SnapshotParameters parameters, InputStream in) {
        return find(jobId, ALL, parameters, in);
    }

    @POST
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Body.class)))
    public Answer postAll(@PathParam("job_id") String jobId, @BeanParam SnapshotParameters parameters, InputStream in) {
        return find(jobId, ALL, parameters, in);
    }

    @GET
    @Path("{snapshot_id}")
    public Answer get(
            @PathParam("job_id") String jobId,
            @PathParam("snapshot_id") String ids,
            @BeanParam SnapshotParameters parameters,
            InputStream in) {
        return find(jobId, ids, parameters, in);
    }

    @POST
    @Path("{snapshot_id}")
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Body.class)))
    public Answer post(
            @PathParam("job_id") String jobId,
            @PathParam("snapshot_id") String ids,
            @BeanParam SnapshotParameters parameters,
            InputStream in) {
        return find(jobId, ids, parameters, in);
    }

    private Answer find(String jobId, String ids, SnapshotParameters parameters, InputStream in) {
        Body body = bodies.readOr(in, Body.class, "get_model_snapshots", Body.EMPTY);
        SnapshotList.Found found = snapshots.find(jobId, parameters.query(ids, body, clock));
        return new Answer(found.count(), found.page());
    }
}
