package org.slackwater.jobs.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.Acknowledged;
import org.slackwater.http.entity.Flag;
import org.slackwater.jobs.control.JobDeletion;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;
import org.slackwater.upgrademode.control.Action;
import org.slackwater.upgrademode.control.RefusedInUpgradeMode;

/** Deleting jobs, and making them as new. */
@Path("/_ml/anomaly_detectors")
@RequestScoped
public class JobRemovalResource {
    /** The answer when the caller does not wait. */
    public record InBackground(String task) {}

    @Inject
    JobDeletion deletion;

    @DELETE
    @Path("{job_id}")
    @Requires(Privilege.MANAGE_ML)
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/job/delete")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(oneOf = {Acknowledged.class, InBackground.class})))
    public Record delete(
            @PathParam("job_id") String jobId,
            @QueryParam("force") @Nullable Flag force,
            @QueryParam("delete_user_annotations") @Nullable Flag deleteUserAnnotations,
            @QueryParam("wait_for_completion") @Nullable Flag wait) {
        boolean forced = Flag.or(null, force, false);
        boolean ofUsersToo = Flag.or(null, deleteUserAnnotations, false);
        if (!Flag.or(null, wait, true)) {
            return new InBackground(deletion.deleteInBackground(jobId, forced, ofUsersToo));
        }
        deletion.delete(jobId, forced, ofUsersToo);
        return Acknowledged.YES;
    }

    @POST
    @Path("{job_id}/_reset")
    @Requires(Privilege.MANAGE_ML)
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/job/reset")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(oneOf = {Acknowledged.class, InBackground.class})))
    public Record reset(
            @PathParam("job_id") String jobId,
            @QueryParam("delete_user_annotations") @Nullable Flag deleteUserAnnotations,
            @QueryParam("wait_for_completion") @Nullable Flag wait) {
        boolean ofUsersToo = Flag.or(null, deleteUserAnnotations, false);
        if (!Flag.or(null, wait, true)) {
            return new InBackground(deletion.resetInBackground(jobId, ofUsersToo));
        }
        deletion.reset(jobId, ofUsersToo);
        return Acknowledged.YES;
    }
}
