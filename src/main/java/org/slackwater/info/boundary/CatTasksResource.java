package org.slackwater.info.boundary;

import static org.slackwater.http.entity.CatColumn.of;
import static org.slackwater.http.entity.CatValue.NOTHING;
import static org.slackwater.http.entity.CatValue.count;
import static org.slackwater.http.entity.CatValue.nanos;
import static org.slackwater.http.entity.CatValue.text;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.control.CatParameters;
import org.slackwater.http.entity.CatColumn;
import org.slackwater.http.entity.CatTable;
import org.slackwater.http.entity.Flag;
import org.slackwater.info.control.TaskList;
import org.slackwater.info.control.WantedTasks;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;

/** The tasks that run now, as a table for the eye. */
@Path("/_cat/tasks")
@RequestScoped
@Requires(Privilege.MONITOR)
public class CatTasksResource {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final List<CatColumn<TaskList.Entry>> COLUMNS = List.of(
            of("id", "number of the task on its node", (TaskList.Entry task) -> count(task.id())),
            of("action", "what the task does", (TaskList.Entry task) -> text(task.action()), "ac")
                    .usual(),
            of("task_id", "id of the task", (TaskList.Entry task) -> text(task.inLists()), "ti")
                    .usual(),
            of(
                            "parent_task_id",
                            "id of the task that began it: there is none",
                            (TaskList.Entry task) -> text("-"),
                            "pti")
                    .usual(),
            of("type", "kind of the task", (TaskList.Entry task) -> text(task.type()), "ty")
                    .usual(),
            of(
                            "start_time",
                            "since when it runs, in epoch milliseconds",
                            (TaskList.Entry task) -> count(task.startTimeInMillis()),
                            "start")
                    .usual(),
            of(
                            "timestamp",
                            "since when it runs, as a time of day (UTC)",
                            (TaskList.Entry task) -> text(TIME.format(Instant.ofEpochMilli(task.startTimeInMillis()))),
                            "ts",
                            "hms",
                            "hhmmss")
                    .usual(),
            of(
                    "running_time_ns",
                    "for how long it has run, in nanoseconds",
                    (TaskList.Entry task) -> count(task.runningTimeInNanos()),
                    "time"),
            of(
                            "running_time",
                            "for how long it has run",
                            (TaskList.Entry task) -> nanos(task.runningTimeInNanos()),
                            "rt")
                    .usual(),
            of("node", "id of the node that runs it", (TaskList.Entry task) -> text(task.node()), "node_id", "ni")
                    .usual());

    private static final CatColumn<TaskList.Entry> DESCRIPTION = of(
            "description",
            "what it does, in words",
            task -> task.description() == null ? NOTHING : text(task.description()),
            "desc");

    @Inject
    TaskList tasks;

    @GET
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/plain", schema = @Schema(type = SchemaType.STRING)))
    public CatTable list(
            @BeanParam CatParameters view,
            @QueryParam("actions") @Nullable String actions,
            @QueryParam("detailed") @Nullable Flag detailed,
            @QueryParam("nodes") @Nullable String nodes,
            @QueryParam("parent_task_id") @Nullable String parent) {
        CatColumn<TaskList.Entry> description = Flag.or(null, detailed, false) ? DESCRIPTION.usual() : DESCRIPTION;
        return view.table(
                Stream.concat(COLUMNS.stream(), Stream.of(description)).toList(),
                tasks.matching(new WantedTasks(actions, nodes, parent), true));
    }
}
