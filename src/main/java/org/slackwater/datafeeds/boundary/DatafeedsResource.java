package org.slackwater.datafeeds.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slackwater.datafeeds.control.DatafeedConfiguration;
import org.slackwater.datafeeds.control.DatafeedDeletion;
import org.slackwater.datafeeds.entity.DatafeedConfig;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.entity.Acknowledged;
import org.slackwater.http.entity.Flag;
import org.slackwater.security.control.Caller;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;
import org.slackwater.upgrademode.control.Action;
import org.slackwater.upgrademode.control.RefusedInUpgradeMode;

/** The configuration of datafeeds. Options for finding indices are accepted, and say nothing about tables. */
@Path("/_ml/datafeeds")
@RequestScoped
public class DatafeedsResource {
    /** The answer to getting. */
    @Schema(name = "Datafeeds")
    public record Found(int count, List<JsonObject> datafeeds) {}

    private static final String BODY = "datafeed_config";

    @Inject
    Bodies bodies;

    @Inject
    DatafeedConfiguration configuration;

    @Inject
    DatafeedDeletion deletion;

    @Inject
    Caller caller;

    @PUT
    @Path("{datafeed_id}")
    @Requires(Privilege.MANAGE_ML)
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/datafeeds/put")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = DatafeedConfig.class)))
    public JsonObject put(
            @PathParam("datafeed_id") String datafeedId,
            @QueryParam("allow_no_indices") @Nullable Flag allowNoIndices,
            @QueryParam("expand_wildcards") @Nullable String expandWildcards,
            @QueryParam("ignore_throttled") @Nullable Flag ignoreThrottled,
            @QueryParam("ignore_unavailable") @Nullable Flag ignoreUnavailable,
            InputStream in) {
        return configuration.create(datafeedId, bodies.read(in, DatafeedConfig.class, BODY), caller.groups());
    }

    @POST
    @Path("{datafeed_id}/_update")
    @Requires(Privilege.MANAGE_ML)
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/datafeeds/update")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = DatafeedConfig.class)))
    public JsonObject update(
            @PathParam("datafeed_id") String datafeedId,
            @QueryParam("allow_no_indices") @Nullable Flag allowNoIndices,
            @QueryParam("expand_wildcards") @Nullable String expandWildcards,
            @QueryParam("ignore_throttled") @Nullable Flag ignoreThrottled,
            @QueryParam("ignore_unavailable") @Nullable Flag ignoreUnavailable,
            InputStream in) {
        return configuration.update(datafeedId, bodies.read(in, DatafeedConfig.class, BODY), caller.groups());
    }

    @GET
    @Requires(Privilege.MONITOR_ML)
    public Found all(
            @QueryParam("allow_no_match") @Nullable Flag allowNoMatch,
            @QueryParam("exclude_generated") @Nullable Flag excludeGenerated) {
        return get("_all", allowNoMatch, excludeGenerated);
    }

    @GET
    @Path("{datafeed_id}")
    @Requires(Privilege.MONITOR_ML)
    public Found get(
            @PathParam("datafeed_id") String expression,
            @QueryParam("allow_no_match") @Nullable Flag allowNoMatch,
            @QueryParam("exclude_generated") @Nullable Flag excludeGenerated) {
        List<JsonObject> datafeeds = configuration.show(
                expression, Flag.or(null, allowNoMatch, true), Flag.or(null, excludeGenerated, false));
        return new Found(datafeeds.size(), datafeeds);
    }

    @DELETE
    @Path("{datafeed_id}")
    @Requires(Privilege.MANAGE_ML)
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/datafeeds/delete")
    public Acknowledged delete(@PathParam("datafeed_id") String datafeedId, @QueryParam("force") @Nullable Flag force) {
        deletion.delete(datafeedId, Flag.or(null, force, false));
        return Acknowledged.YES;
    }
}
