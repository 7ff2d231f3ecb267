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
import org.slackwater.http.entity.Acknowledged;
import org.slackwater.jobs.control.JobConfiguration;
import org.slackwater.jobs.control.ValidateBody;
import org.slackwater.jobs.entity.Detector;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;

/** Would this be accepted? Writes nothing, so that it goes on working in upgrade mode. */
@Path("/_ml/anomaly_detectors/_validate")
@RequestScoped
@Requires(Privilege.MANAGE_ML)
public class JobValidationResource {
    @Inject
    Bodies bodies;

    @Inject
    JobConfiguration configuration;

    @POST
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ValidateBody.class)))
    public Acknowledged job(InputStream in) {
        configuration.validate(
                bodies.read(in, ValidateBody.class, "job_details").job());
        return Acknowledged.YES;
    }

    @POST
    @Path("detector")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Detector.class)))
    public Acknowledged detector(InputStream in) {
        configuration.validate(bodies.read(in, Detector.class, "detector"));
        return Acknowledged.YES;
    }
}
