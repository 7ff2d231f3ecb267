package org.slackwater.annotations.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slackwater.annotations.control.AnnotationBody;
import org.slackwater.annotations.control.AnnotationSearch;
import org.slackwater.annotations.control.AnnotationSearch.Found;
import org.slackwater.annotations.control.AnnotationsQuery;
import org.slackwater.annotations.control.UserAnnotations;
import org.slackwater.annotations.entity.AnnotationView;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.control.BodyFirst;
import org.slackwater.http.entity.Acknowledged;
import org.slackwater.http.entity.PageBody;
import org.slackwater.security.control.Caller;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;
import org.slackwater.upgrademode.control.Action;
import org.slackwater.upgrademode.control.RefusedInUpgradeMode;

/** What was noted about a job: found by anybody who may see results, made and removed by those who manage jobs. */
@Path("/_ml/anomaly_detectors")
@RequestScoped
public class AnnotationsResource {
    /** What may stand in a body; dates in any of the API's forms. */
    @Schema(name = "AnnotationsBody")
    public record Body(@Nullable String end, @Nullable String event, @Nullable PageBody page, @Nullable String start) {
        static final Body EMPTY = new Body(null, null, null, null);
    }

    @Inject
    AnnotationSearch search;

    @Inject
    UserAnnotations ofUsers;

    @Inject
    Caller caller;

    @Inject
    Bodies bodies;

    @Inject
    Clock clock;

    @GET
    @Path("{job_id}/results/annotations")
    @Requires(Privilege.MONITOR_ML)
    public Found get(
            @PathParam("job_id") String jobId,
            @QueryParam("start") @Nullable String start,
            @QueryParam("end") @Nullable String end,
            @QueryParam("event") @Nullable String event,
            @QueryParam("from") @Nullable Integer from,
            @QueryParam("size") @Nullable Integer size,
            InputStream in) {
        Body body = bodies.readOr(in, Body.class, "get_annotations", Body.EMPTY);
        return search.find(
                jobId,
                AnnotationsQuery.of(
                        BodyFirst.date(body.start(), start, "start", clock),
                        BodyFirst.date(body.end(), end, "end", clock),
                        BodyFirst.of(body.event(), event),
                        BodyFirst.page(body.page(), from, size)));
    }

    @POST
    @Path("{job_id}/results/annotations")
    @Requires(Privilege.MONITOR_ML)
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Body.class)))
    public Found post(
            @PathParam("job_id") String jobId,
            @QueryParam("start") @Nullable String start,
            @QueryParam("end") @Nullable String end,
            @QueryParam("event") @Nullable String event,
            @QueryParam("from") @Nullable Integer from,
            @QueryParam("size") @Nullable Integer size,
            InputStream in) {
        return get(jobId, start, end, event, from, size, in);
    }

    @POST
    @Path("{job_id}/annotations")
    @Requires(Privilege.MANAGE_ML)
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/job/annotations/put")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = AnnotationBody.class)))
    public AnnotationView make(@PathParam("job_id") String jobId, InputStream in) {
        AnnotationBody body = bodies.read(in, AnnotationBody.class, "annotation");
        return ofUsers.make(jobId, body, caller.name().orElse(null));
    }

    @DELETE
    @Path("{job_id}/annotations/{annotation_id}")
    @Requires(Privilege.MANAGE_ML)
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/job/annotations/delete")
    public Acknowledged remove(@PathParam("job_id") String jobId, @PathParam("annotation_id") String annotationId) {
        ofUsers.remove(jobId, annotationId);
        return Acknowledged.YES;
    }
}
