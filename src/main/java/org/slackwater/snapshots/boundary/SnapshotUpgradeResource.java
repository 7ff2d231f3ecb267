package org.slackwater.snapshots.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.Flag;
import org.slackwater.http.entity.TimeValue;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;
import org.slackwater.snapshots.control.SnapshotUpgrade;
import org.slackwater.upgrademode.control.Action;
import org.slackwater.upgrademode.control.RefusedInUpgradeMode;

/** Bringing a snapshot to the form of this version. It is done before it is answered, whether the caller waits or not. */
@Path("/_ml/anomaly_detectors/{job_id}/model_snapshots")
@RequestScoped
public class SnapshotUpgradeResource {
    /** The answer. */
    @Schema(name = "ModelSnapshotUpgraded")
    public record Upgraded(String node, boolean completed) {}

    /** Upgrades under way: none outlives its request. */
    @Schema(name = "ModelSnapshotUpgrades")
    public record Stats(int count, List<Map<String, String>> modelSnapshotUpgrades) {}

    @Inject
    SnapshotUpgrade upgrade;

    @POST
    @Path("{snapshot_id}/_upgrade")
    @Requires(Privilege.MANAGE_ML)
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/job/model_snapshots/upgrade")
    public Upgraded upgrade(
            @PathParam("job_id") String jobId,
            @PathParam("snapshot_id") String snapshotId,
            @QueryParam("wait_for_completion") @Nullable Flag wait,
            @QueryParam("timeout") @Nullable String timeout) {
        if (timeout != null) {
            TimeValue.parse(timeout, "timeout");
        }
        return new Upgraded(upgrade.upgrade(jobId, snapshotId), true);
    }

    @GET
    @Path("{snapshot_id}/_upgrade/_stats")
    @Requires(Privilege.MONITOR_ML)
    public Stats stats(
            @PathParam("job_id") String jobs,
            @PathParam("snapshot_id") String snapshots,
            @QueryParam("allow_no_match") @Nullable Flag allowNoMatch) {
        upgrade.checkNoneUnderWay(jobs, snapshots, Flag.or(null, allowNoMatch, true));
        return new Stats(0, List.of());
    }
}
