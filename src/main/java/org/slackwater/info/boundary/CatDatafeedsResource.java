package org.slackwater.info.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.slackwater.datafeeds.control.DatafeedStatistics;
import org.slackwater.datafeeds.control.Datafeeds;
import org.slackwater.http.control.CatParameters;
import org.slackwater.http.entity.CatTable;
import org.slackwater.http.entity.Flag;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;

/** How datafeeds stand, as a table for the eye. */
@Path("/_cat/ml/datafeeds")
@RequestScoped
@Requires(Privilege.MONITOR_ML)
public class CatDatafeedsResource {
    @Inject
    Datafeeds datafeeds;

    @Inject
    DatafeedStatistics statistics;

    @GET
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/plain", schema = @Schema(type = SchemaType.STRING)))
    public CatTable all(@BeanParam CatParameters view, @QueryParam("allow_no_match") @Nullable Flag allowNoMatch) {
        return of("_all", view, allowNoMatch);
    }

    @GET
    @Path("{datafeed_id}")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/plain", schema = @Schema(type = SchemaType.STRING)))
    public CatTable of(
            @PathParam("datafeed_id") String expression,
            @BeanParam CatParameters view,
            @QueryParam("allow_no_match") @Nullable Flag allowNoMatch) {
        return view.table(
                DatafeedColumns.ALL, statistics.of(datafeeds.resolve(expression, Flag.or(null, allowNoMatch, true))));
    }
}
