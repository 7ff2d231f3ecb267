package org.slackwater.info.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.Flag;
import org.slackwater.info.control.TaskList;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;

/** The tasks that run now. */
@Path("/_tasks")
@RequestScoped
@Requires(Privilege.MONITOR)
public class TasksResource {
    @Inject
    TaskList list;

    @GET
    public Map<String, Object> tasks(
            @QueryParam("actions") @Nullable String actions,
            @QueryParam("detailed") @Nullable Flag detailed,
            @QueryParam("group_by") @Nullable String groupBy,
            @QueryParam("nodes") @Nullable String nodes,
            @QueryParam("parent_task_id") @Nullable String parent,
            @QueryParam("timeout") @Nullable String timeout,
            @QueryParam("wait_for_completion") @Nullable Flag wait) {
        return list.grouped(actions, groupBy, nodes, Flag.or(null, detailed, false));
    }
}
