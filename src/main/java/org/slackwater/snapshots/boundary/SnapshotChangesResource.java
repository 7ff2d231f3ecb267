package org.slackwater.snapshots.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
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
import org.slackwater.http.entity.Acknowledged;
import org.slackwater.http.entity.Flag;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;
import org.slackwater.snapshots.control.Reversion;
import org.slackwater.snapshots.control.SnapshotChanges;
import org.slackwater.snapshots.control.SnapshotView;
import org.slackwater.upgrademode.control.Action;
import org.slackwater.upgrademode.control.RefusedInUpgradeMode;

/** Describing, keeping and removing a snapshot, and going back to it. */
@Path("/_ml/anomaly_detectors/{job_id}/model_snapshots")
@RequestScoped
@Requires(Privilege.MANAGE_ML)
public class SnapshotChangesResource {
    /** The answer to a change. */
    @Schema(name = "ModelSnapshotChanged")
    public record Changed(boolean acknowledged, SnapshotView model) {}

    /** The answer to going back. */
    @Schema(name = "ModelSnapshotReverted")
    public record Reverted(SnapshotView model) {}

    /** What may stand in a body; what is not named stays. */
    @Schema(name = "ModelSnapshotUpdate")
    public record UpdateBody(@Nullable String description, @Nullable Boolean retain) {}

    /** What may stand in a body. */
    @Schema(name = "ModelSnapshotRevert")
    public record RevertBody(@Nullable Boolean deleteInterveningResults) {}

    @Inject
    Bodies bodies;

    @Inject
    SnapshotChanges changes;

    @Inject
    Reversion reversion;

    @POST
    @Path("{snapshot_id}/_update")
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/job/model_snapshots/update")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = UpdateBody.class)))
    public Changed update(
            @PathParam("job_id") String jobId, @PathParam("snapshot_id") String snapshotId, InputStream in) {
        UpdateBody body = bodies.read(in, UpdateBody.class, "model_snapshot_update");
        return new Changed(true, changes.update(jobId, snapshotId, body.description(), body.retain()));
    }

    @DELETE
    @Path("{snapshot_id}")
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/job/model_snapshots/delete")
    public Acknowledged delete(@PathParam("job_id") String jobId, @PathParam("snapshot_id") String snapshotId) {
        changes.delete(jobId, snapshotId);
        return Acknowledged.YES;
    }

    @POST
    @Path("{snapshot_id}/_revert")
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/job/model_snapshots/revert")
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = RevertBody.class)))
    public Reverted revert(
            @PathParam("job_id") String jobId,
            @PathParam("snapshot_id") String snapshotId,
            @QueryParam("delete_intervening_results") @Nullable Flag deleteLater,
            InputStream in) {
        RevertBody body = bodies.readOr(in, RevertBody.class, "revert_model_snapshot", new RevertBody(null));
        return new Reverted(
                reversion.revert(jobId, snapshotId, Flag.or(body.deleteInterveningResults(), deleteLater, false)));
    }
}
