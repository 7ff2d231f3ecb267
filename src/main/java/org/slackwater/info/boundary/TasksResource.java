package org.slackwater.info.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.Flag;
import org.slackwater.http.entity.TimeValue;
import org.slackwater.info.control.TaskAnswer;
import org.slackwater.info.control.TaskList;
import org.slackwater.info.control.TaskLookup;
import org.slackwater.info.control.WantedTasks;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;

/** The tasks that run now, and how those ended that were begun behind a caller's back. */
@Path("/_tasks")
@RequestScoped
@Requires(Privilege.MONITOR)
public class TasksResource {
    private static final TimeValue PATIENCE = TimeValue.parse("30s", "timeout");

    @Inject
    TaskList list;

    @Inject
    TaskLookup lookup;

    @GET
    public Map<String, Object> tasks(
            @QueryParam("actions") @Nullable String actions,
            @QueryParam("detailed") @Nullable Flag detailed,
            @QueryParam("group_by") @Nullable String groupBy,
            @QueryParam("nodes") @Nullable String nodes,
            @QueryParam("parent_task_id") @Nullable String parent,
            @QueryParam("timeout") @Nullable TimeValue timeout,
            @QueryParam("wait_for_completion") @Nullable Flag wait)
            throws InterruptedException {
        List<TaskList.Entry> found =
                list.matching(new WantedTasks(actions, nodes, parent), Flag.or(null, detailed, false));
        Map<String, Object> answer = list.grouped(found, groupBy);
        if (Flag.or(null, wait, false)) {
            lookup.awaitEnd(found, timeout == null ? PATIENCE : timeout);
        }
        return answer;
    }

    @GET
    @Path("{task_id}")
    public TaskAnswer task(
            @PathParam("task_id") String id,
            @QueryParam("timeout") @Nullable TimeValue timeout,
            @QueryParam("wait_for_completion") @Nullable Flag wait)
            throws InterruptedException {
        return Flag.or(null, wait, false) ? lookup.awaited(id, timeout == null ? PATIENCE : timeout) : lookup.get(id);
    }
}
