package org.slackwater.filters.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slackwater.filters.control.FilterBody;
import org.slackwater.filters.control.FilterConfiguration;
import org.slackwater.filters.control.FilterConfiguration.Found;
import org.slackwater.filters.control.FilterUpdate;
import org.slackwater.filters.entity.FilterConfig;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.entity.Acknowledged;
import org.slackwater.http.entity.Page;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;
import org.slackwater.upgrademode.control.Action;
import org.slackwater.upgrademode.control.RefusedInUpgradeMode;

/** Lists of values that rules of detectors refer to. */
@Path("/_ml/filters")
@RequestScoped
@Requires(Privilege.MANAGE_ML)
public class FiltersResource {
    @Inject
    Bodies bodies;

    @Inject
    FilterConfiguration configuration;

    @PUT
    @Path("{filter_id}")
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/filters/put")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FilterBody.class)))
    public FilterConfig put(@PathParam("filter_id") String filterId, InputStream in) {
        return configuration.create(filterId, bodies.read(in, FilterBody.class, "filter"));
    }

    @POST
    @Path("{filter_id}/_update")
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/filters/update")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FilterUpdate.class)))
    public FilterConfig update(@PathParam("filter_id") String filterId, InputStream in) {
        return configuration.update(filterId, bodies.read(in, FilterUpdate.class, "filter_update"));
    }

    @GET
    public Found all(@QueryParam("from") @Nullable Integer from, @QueryParam("size") @Nullable Integer size) {
        return get("_all", from, size);
    }

    @GET
    @Path("{filter_id}")
    public Found get(
            @PathParam("filter_id") String expression,
            @QueryParam("from") @Nullable Integer from,
            @QueryParam("size") @Nullable Integer size) {
        return configuration.show(expression, Page.of(from, size));
    }

    @DELETE
    @Path("{filter_id}")
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/filters/delete")
    public Acknowledged delete(@PathParam("filter_id") String filterId) {
        configuration.remove(filterId);
        return Acknowledged.YES;
    }
}
