package org.slackwater.forecasts.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.slackwater.forecasts.control.ForecastRemoval;
import org.slackwater.forecasts.control.ForecastView;
import org.slackwater.forecasts.control.ForecastWish;
import org.slackwater.forecasts.control.Forecasting;
import org.slackwater.forecasts.control.Forecasts;
import org.slackwater.forecasts.control.PredictionView;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.control.BodyFirst;
import org.slackwater.http.entity.Acknowledged;
import org.slackwater.http.entity.Flag;
import org.slackwater.http.entity.Page;
import org.slackwater.http.entity.TimeValue;
import org.slackwater.jobs.control.WhereTheJobRuns;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;
import org.slackwater.upgrademode.control.Action;
import org.slackwater.upgrademode.control.RefusedInUpgradeMode;

/** What is to be expected of the data of a job. */
@Path("/_ml/anomaly_detectors")
@RequestScoped
public class ForecastsResource {
    /** The answer to a wish. */
    public record Made(boolean acknowledged, String forecastId) {}

    /** The forecasts of a job. */
    public record Kept(int count, List<ForecastView> forecasts) {}

    /** A page of one forecast; {@code count}: how many predictions it has on all pages. */
    public record Foretold(long count, ForecastView forecast, List<PredictionView> predictions) {}

    /** What may stand in a body. */
    @Schema(name = "ForecastBody")
    public record Body(@Nullable String duration, @Nullable String expiresIn, @Nullable String maxModelMemory) {
        static final Body EMPTY = new Body(null, null, null);
    }

    @Inject
    Bodies bodies;

    @Inject
    Forecasting forecasting;

    @Inject
    Forecasts forecasts;

    @Inject
    ForecastRemoval removal;

    @POST
    @Path("{job_id}/_forecast")
    @Requires(Privilege.MANAGE_ML)
    @RefusedInUpgradeMode
    @WhereTheJobRuns
    @Action("cluster:admin/xpack/ml/job/forecast")
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Body.class)))
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Made.class)))
    public Response forecast(
            @PathParam("job_id") String jobId,
            @QueryParam("duration") @Nullable String duration,
            @QueryParam("expires_in") @Nullable String expiresIn,
            @QueryParam("max_model_memory") @Nullable String maxModelMemory,
            InputStream in) {
        Body body = bodies.readOr(in, Body.class, "forecast_job", Body.EMPTY);
        ForecastWish wish = ForecastWish.parse(
                BodyFirst.of(body.duration(), duration),
                BodyFirst.of(body.expiresIn(), expiresIn),
                BodyFirst.of(body.maxModelMemory(), maxModelMemory));
        return Response.ok(new Made(true, forecasting.forecast(jobId, wish))).build();
    }

    @GET
    @Path("{job_id}/_forecast")
    @Requires(Privilege.MONITOR_ML)
    public Kept kept(@PathParam("job_id") String jobId) {
        List<ForecastView> found = forecasts.of(jobId);
        return new Kept(found.size(), found);
    }

    @GET
    @Path("{job_id}/_forecast/{forecast_id}")
    @Requires(Privilege.MONITOR_ML)
    public Foretold foretold(
            @PathParam("job_id") String jobId,
            @PathParam("forecast_id") String forecastId,
            @QueryParam("from") @Nullable Integer from,
            @QueryParam("size") @Nullable Integer size) {
        ForecastView forecast = forecasts.of(jobId, forecastId);
        return new Foretold(
                forecast.processedRecordCount(),
                forecast,
                forecasts.predictions(jobId, forecastId, Page.of(from, size)));
    }

    @DELETE
    @Path("{job_id}/_forecast")
    @Requires(Privilege.MANAGE_ML)
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/job/forecast/delete")
    public Acknowledged deleteAll(
            @PathParam("job_id") String jobId,
            @QueryParam("allow_no_forecasts") @Nullable Flag allowNone,
            @QueryParam("timeout") @Nullable String timeout) {
        return delete(jobId, "_all", allowNone, timeout);
    }

    @DELETE
    @Path("{job_id}/_forecast/{forecast_id}")
    @Requires(Privilege.MANAGE_ML)
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/job/forecast/delete")
    public Acknowledged delete(
            @PathParam("job_id") String jobId,
            @PathParam("forecast_id") String expression,
            @QueryParam("allow_no_forecasts") @Nullable Flag allowNone,
            @QueryParam("timeout") @Nullable String timeout) {
        if (timeout != null) {
            TimeValue.parse(timeout, "timeout");
        }
        removal.remove(jobId, expression, Flag.or(null, allowNone, true));
        return Acknowledged.YES;
    }
}
