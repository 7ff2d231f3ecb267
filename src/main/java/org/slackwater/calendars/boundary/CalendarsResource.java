package org.slackwater.calendars.boundary;

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
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slackwater.calendars.control.CalendarBody;
import org.slackwater.calendars.control.CalendarConfiguration;
import org.slackwater.calendars.control.CalendarConfiguration.Found;
import org.slackwater.calendars.entity.CalendarView;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.control.BodyFirst;
import org.slackwater.http.entity.Acknowledged;
import org.slackwater.http.entity.PageBody;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;
import org.slackwater.upgrademode.control.Action;
import org.slackwater.upgrademode.control.RefusedInUpgradeMode;

/** Calendars, and for which jobs they are. */
@Path("/_ml/calendars")
@RequestScoped
public class CalendarsResource {
    private static final int USUAL_SIZE = 10_000;

    /** What may stand in a body. */
    @Schema(name = "CalendarsBody")
    public record Body(@Nullable PageBody page) {
        static final Body EMPTY = new Body(null);
    }

    @Inject
    Bodies bodies;

    @Inject
    CalendarConfiguration configuration;

    @PUT
    @Path("{calendar_id}")
    @Requires(Privilege.MANAGE_ML)
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/calendars/put")
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = CalendarBody.class)))
    public CalendarView put(@PathParam("calendar_id") String calendarId, InputStream in) {
        return configuration.create(calendarId, bodies.readOr(in, CalendarBody.class, "calendar", CalendarBody.EMPTY));
    }

    @GET
    @Requires(Privilege.MONITOR_ML)
    public Found all(
            @QueryParam("from") @Nullable Integer from, @QueryParam("size") @Nullable Integer size, InputStream in) {
        return find("_all", from, size, in);
    }

    @POST
    @Requires(Privilege.MONITOR_ML)
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Body.class)))
    public Found postAll(
            @QueryParam("from") @Nullable Integer from, @QueryParam("size") @Nullable Integer size, InputStream in) {
        return find("_all", from, size, in);
    }

    @GET
    @Path("{calendar_id}")
    @Requires(Privilege.MONITOR_ML)
    public Found get(
            @PathParam("calendar_id") String expression,
            @QueryParam("from") @Nullable Integer from,
            @QueryParam("size") @Nullable Integer size,
            InputStream in) {
        return find(expression, from, size, in);
    }

    @POST
    @Path("{calendar_id}")
    @Requires(Privilege.MONITOR_ML)
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Body.class)))
    public Found post(
            @PathParam("calendar_id") String expression,
            @QueryParam("from") @Nullable Integer from,
            @QueryParam("size") @Nullable Integer size,
            InputStream in) {
        return find(expression, from, size, in);
    }

    private Found find(String expression, @Nullable Integer from, @Nullable Integer size, InputStream in) {
        PageBody page =
                bodies.readOr(in, Body.class, "get_calendars", Body.EMPTY).page();
        return configuration.show(expression, BodyFirst.page(page, from, size == null ? USUAL_SIZE : size));
    }

    @DELETE
    @Path("{calendar_id}")
    @Requires(Privilege.MANAGE_ML)
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/calendars/delete")
    public Acknowledged delete(@PathParam("calendar_id") String calendarId) {
        configuration.remove(calendarId);
        return Acknowledged.YES;
    }

    @PUT
    @Path("{calendar_id}/jobs/{job_id}")
    @Requires(Privilege.MANAGE_ML)
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/calendars/jobs/update")
    public CalendarView putJob(@PathParam("calendar_id") String calendarId, @PathParam("job_id") String jobs) {
        return configuration.addJobs(calendarId, listed(jobs));
    }

    @DELETE
    @Path("{calendar_id}/jobs/{job_id}")
    @Requires(Privilege.MANAGE_ML)
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/calendars/jobs/update")
    public CalendarView deleteJob(@PathParam("calendar_id") String calendarId, @PathParam("job_id") String jobs) {
        return configuration.removeJobs(calendarId, listed(jobs));
    }

    private static List<String> listed(String ids) {
        return Arrays.stream(ids.split(",", -1)).distinct().toList();
    }
}
