package org.slackwater.calendars.boundary;

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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slackwater.calendars.control.CalendarEvents;
import org.slackwater.calendars.control.CalendarEvents.Found;
import org.slackwater.calendars.control.EventBody;
import org.slackwater.calendars.entity.EventView;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.control.Dates;
import org.slackwater.http.entity.Acknowledged;
import org.slackwater.http.entity.Page;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;
import org.slackwater.upgrademode.control.Action;
import org.slackwater.upgrademode.control.RefusedInUpgradeMode;

/** The events in calendars. */
@Path("/_ml/calendars/{calendar_id}/events")
@RequestScoped
public class CalendarEventsResource {
    /** What a request adds. */
    @Schema(name = "EventsBody")
    public record Body(@Nullable List<EventBody> events) {}

    /** What was added, with the ids that it got. */
    @Schema(name = "AddedEvents")
    public record Added(List<EventView> events) {}

    @Inject
    Bodies bodies;

    @Inject
    CalendarEvents events;

    @Inject
    Clock clock;

    @POST
    @Requires(Privilege.MANAGE_ML)
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/calendars/events/post")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Body.class)))
    public Added post(@PathParam("calendar_id") String calendarId, InputStream in) {
        return new Added(events.add(
                calendarId, bodies.read(in, Body.class, "calendar_events").events()));
    }

    @GET
    @Requires(Privilege.MONITOR_ML)
    public Found get(
            @PathParam("calendar_id") String expression,
            @QueryParam("job_id") @Nullable String jobId,
            @QueryParam("start") @Nullable String start,
            @QueryParam("end") @Nullable String end,
            @QueryParam("from") @Nullable Integer from,
            @QueryParam("size") @Nullable Integer size) {
        return events.show(expression, jobId, date(start, "start"), date(end, "end"), Page.of(from, size));
    }

    private @Nullable Long date(@Nullable String text, String name) {
        return text == null ? null : Dates.parse(text, name, clock);
    }

    @DELETE
    @Path("{event_id}")
    @Requires(Privilege.MANAGE_ML)
    @RefusedInUpgradeMode
    @Action("cluster:admin/xpack/ml/calendars/events/delete")
    public Acknowledged delete(@PathParam("calendar_id") String calendarId, @PathParam("event_id") String eventId) {
        events.remove(calendarId, eventId);
        return Acknowledged.YES;
    }
}
