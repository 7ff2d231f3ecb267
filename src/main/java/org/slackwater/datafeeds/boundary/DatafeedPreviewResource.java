package org.slackwater.datafeeds.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
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
import org.slackwater.datafeeds.control.DatafeedParams;
import org.slackwater.datafeeds.control.DatafeedPreview;
import org.slackwater.datafeeds.control.DatafeedPreview.Unsaved;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.control.Dates;
import org.slackwater.http.entity.ApiException;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;

/** What a datafeed would give its job. Reads only, so that it goes on working in upgrade mode. */
@Path("/_ml/datafeeds")
@RequestScoped
@Requires(Privilege.MANAGE_ML)
public class DatafeedPreviewResource {
    private static final Unsaved NOTHING = new Unsaved(null, null);

    @Inject
    Bodies bodies;

    @Inject
    DatafeedPreview preview;

    @Inject
    Clock clock;

    @GET
    @Path("{datafeed_id}/_preview")
    public List<JsonObject> get(
            @PathParam("datafeed_id") String datafeedId,
            @QueryParam("start") @Nullable String start,
            @QueryParam("end") @Nullable String end,
            InputStream in) {
        Unsaved body = bodies.readOr(in, Unsaved.class, "preview_datafeed", NOTHING);
        if (!body.equals(NOTHING)) {
            throw ApiException.illegalArgument(
                    "[datafeed_config] and [job_config] go without a datafeed id in the path");
        }
        return preview.of(datafeedId, range(start, end));
    }

    @POST
    @Path("{datafeed_id}/_preview")
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Unsaved.class)))
    public List<JsonObject> post(
            @PathParam("datafeed_id") String datafeedId,
            @QueryParam("start") @Nullable String start,
            @QueryParam("end") @Nullable String end,
            InputStream in) {
        return get(datafeedId, start, end, in);
    }

    @GET
    @Path("_preview")
    public List<JsonObject> getUnsaved(
            @QueryParam("start") @Nullable String start, @QueryParam("end") @Nullable String end, InputStream in) {
        return preview.of(bodies.read(in, Unsaved.class, "preview_datafeed"), range(start, end));
    }

    @POST
    @Path("_preview")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Unsaved.class)))
    public List<JsonObject> postUnsaved(
            @QueryParam("start") @Nullable String start, @QueryParam("end") @Nullable String end, InputStream in) {
        return getUnsaved(start, end, in);
    }

    private DatafeedParams range(@Nullable String start, @Nullable String end) {
        return new DatafeedParams(
                start == null ? null : Dates.parse(start, "start", clock),
                end == null ? null : Dates.parse(end, "end", clock));
    }
}
