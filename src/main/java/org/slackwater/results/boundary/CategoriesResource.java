package org.slackwater.results.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.control.BodyFirst;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.PageBody;
import org.slackwater.results.control.JobDirectory;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;

/** The categories of a job: none, since a job that asks for categorization is refused when it is made. */
@Path("/_ml/anomaly_detectors")
@RequestScoped
@Requires(Privilege.MONITOR_ML)
public class CategoriesResource {
    /** The answer. */
    public record Categories(long count, List<Object> categories) {
        static final Categories NONE = new Categories(0, List.of());
    }

    /** What may stand in a body. */
    @Schema(name = "CategoriesBody")
    public record Body(@Nullable PageBody page) {
        static final Body EMPTY = new Body(null);
    }

    @Inject
    JobDirectory jobs;

    @Inject
    Bodies bodies;

    @GET
    @Path("{job_id}/results/categories")
    public Categories get(
            @PathParam("job_id") String jobId,
            @QueryParam("partition_field_value") @Nullable String partition,
            @QueryParam("from") @Nullable Integer from,
            @QueryParam("size") @Nullable Integer size,
            InputStream in) {
        Body body = bodies.readOr(in, Body.class, "get_categories", Body.EMPTY);
        BodyFirst.page(body.page(), from, size);
        jobs.require(jobId);
        return Categories.NONE;
    }

    @POST
    @Path("{job_id}/results/categories")
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Body.class)))
    public Categories post(
            @PathParam("job_id") String jobId,
            @QueryParam("partition_field_value") @Nullable String partition,
            @QueryParam("from") @Nullable Integer from,
            @QueryParam("size") @Nullable Integer size,
            InputStream in) {
        return get(jobId, partition, from, size, in);
    }

    @GET
    @Path("{job_id}/results/categories/{category_id}")
    public Categories getOne(
            @PathParam("job_id") String jobId,
            @PathParam("category_id") String categoryId,
            @QueryParam("partition_field_value") @Nullable String partition,
            @QueryParam("from") @Nullable Integer from,
            @QueryParam("size") @Nullable Integer size,
            InputStream in) {
        get(jobId, partition, from, size, in);
        if (!categoryId.matches("[1-9][0-9]{0,17}")) {
            throw ApiException.illegalArgument(
                    "Failed to parse [category_id] with value [" + categoryId + "]: it is a number from 1");
        }
        throw ApiException.notFound("No known category with id [" + categoryId + "] of job [" + jobId + "]");
    }

    @POST
    @Path("{job_id}/results/categories/{category_id}")
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Body.class)))
    public Categories postOne(
            @PathParam("job_id") String jobId,
            @PathParam("category_id") String categoryId,
            @QueryParam("partition_field_value") @Nullable String partition,
            @QueryParam("from") @Nullable Integer from,
            @QueryParam("size") @Nullable Integer size,
            InputStream in) {
        return getOne(jobId, categoryId, partition, from, size, in);
    }
}
