package org.slackwater.jobs.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.slackwater.http.control.Bodies;
import org.slackwater.jobs.control.ModelMemory;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;

/** How much would it take? Writes nothing, so that it goes on working in upgrade mode. */
@Path("/_ml/anomaly_detectors/_estimate_model_memory")
@RequestScoped
@Requires(Privilege.MANAGE_ML)
public class ModelMemoryResource {
    /** The answer. */
    @Schema(name = "ModelMemoryEstimate")
    public record Estimate(String modelMemoryEstimate) {}

    @Inject
    Bodies bodies;

    @POST
    @RequestBody(
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = ModelMemory.Body.class)))
    public Estimate estimate(InputStream in) {
        return new Estimate(ModelMemory.estimate(bodies.read(in, ModelMemory.Body.class, "estimate_model_memory"))
                .toString());
    }
}
