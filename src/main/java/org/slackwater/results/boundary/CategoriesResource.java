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
import org.slackwater.http.entity.Page;
import org.slackwater.http.entity.PageBody;
import org.slackwater.results.control.Categories;
import org.slackwater.results.control.JobDirectory;
import org.slackwater.results.entity.CategoryResult;
import org.slackwater.results.entity.Found;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;

/** The categories of messages that a job has learnt. */
@Path("/_ml/anomaly_detectors")
@RequestScoped
@Requires(Privilege.MONITOR_ML)
public class CategoriesResource {
    /** The answer. */
    @Schema(name = "Categories")
    public record Answer(long count, List<CategoryResult> categories) {}

    /** What may stand in a body. */
    @Schema(name = "CategoriesBody")
    public record Body(@Nullable PageBody page) {
        static final Body EMPTY = new Body(null);
    }

    @Inject
    JobDirectory jobs;

    @Inject
    Categories categories;

    @Inject
    Bodies bodies;

    @GET
    @Path("{job_id}/results/categories")
    public Answer get(
            @PathParam("job_id") String jobId,
            @QueryParam("partition_field_value") @Nullable String partition,
            @QueryParam("from") @Nullable Integer from,
            @QueryParam("size") @Nullable Integer size,
            InputStream in) {
        Body body = bodies.readOr(in, Body.class, "get_categories", Body.EMPTY);
        Page page = BodyFirst.page(body.page(), from, size);
        jobs.require(jobId);
        Found<CategoryResult> found = categories.of(jobId, partition, page);
        return new Answer(found.count(), found.page());
    }

    @POST
    @Path("{job_id}/results/categories")
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Body.class)))
    public Answer post(
            @PathParam("job_id") String jobId,
            @QueryParam("partition_field_value") @Nullable String partition,
            @QueryParam("from") @Nullable Integer from,
            @QueryParam("size") @Nullable Integer size,
            InputStream in) {
        return get(jobId, partition, from, size, in);
    }

    @GET
    @Path("{job_id}/results/categories/{category_id}")
    public Answer getOne(
            @PathParam("job_id") String jobId,
            @PathParam("category_id") String categoryId,
            @QueryParam("partition_field_value") @Nullable String partition,
            @QueryParam("from") @Nullable Integer from,
            @QueryParam("size") @Nullable Integer size,
            InputStream in) {
        Body body = bodies.readOr(in, Body.class, "get_categories", Body.EMPTY);
        BodyFirst.page(body.page(), from, size);
        if (!categoryId.matches("[1-9][0-9]{0,17}")) {
            throw ApiException.illegalArgument(
                    "Failed to parse [category_id] with value [" + categoryId + "]: it is a number from 1");
        }
        jobs.require(jobId);
        return new Answer(1, List.of(categories.one(jobId, Long.parseLong(categoryId), partition)));
    }

    @POST
    @Path("{job_id}/results/categories/{category_id}")
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Body.class)))
    public Answer postOne(
            @PathParam("job_id") String jobId,
            @PathParam("category_id") String categoryId,
            @QueryParam("partition_field_value") @Nullable String partition,
            @QueryParam("from") @Nullable Integer from,
            @QueryParam("size") @Nullable Integer size,
            InputStream in) {
        return getOne(jobId, categoryId, partition, from, size, in);
    }
}
