package org.slackwater.info.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.CatTable;
import org.slackwater.http.entity.Flag;
import org.slackwater.info.control.TaskList;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;

/** The tasks that run now, as a table for the eye. */
@Path("/_cat/tasks")
@RequestScoped
@Requires(Privilege.MONITOR)
public class CatTasksResource {
    private static final List<String> COLUMNS =
            List.of("action", "task_id", "parent_task_id", "type", "start_time", "timestamp", "running_time", "node");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", java.util.Locale.ROOT).withZone(ZoneOffset.UTC);

    @Inject
    TaskList tasks;

    @GET
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/plain", schema = @Schema(type = SchemaType.STRING)))
    public CatTable list(
            @QueryParam("actions") @Nullable String actions,
            @QueryParam("detailed") @Nullable Flag detailed,
            @QueryParam("nodes") @Nullable String nodes,
            @QueryParam("parent_task_id") @Nullable String parent,
            @QueryParam("format") @Nullable String format,
            @QueryParam("v") @Nullable Flag header) {
        boolean described = Flag.or(null, detailed, false);
        List<String> columns = new ArrayList<>(COLUMNS);
        if (described) {
            columns.add("description");
        }
        return new CatTable(
                columns,
                tasks.matching(actions, described).stream()
                        .filter(task ->
                                nodes == null || List.of(nodes.split(",", -1)).contains(task.node()))
                        .map(CatTasksResource::row)
                        .toList());
    }

    private static List<String> row(TaskList.Entry task) {
        List<String> row = new ArrayList<>(List.of(
                task.action(),
                task.node() + ":" + task.id(),
                "-",
                task.type(),
                String.valueOf(task.startTimeInMillis()),
                TIME.format(Instant.ofEpochMilli(task.startTimeInMillis())),
                task.runningTimeInNanos() / 1_000_000 + "ms",
                task.node()));
        if (task.description() != null) {
            row.add(task.description());
        }
        return row;
    }
}
