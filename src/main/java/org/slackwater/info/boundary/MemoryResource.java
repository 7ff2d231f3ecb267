package org.slackwater.info.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.TimeValue;
import org.slackwater.info.control.MemoryStatistics;
import org.slackwater.info.control.MemoryStatistics.NodeMemory;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;

/** What memory the nodes have, and what the models of jobs take of it. */
@Path("/_ml/memory")
@RequestScoped
@Requires(Privilege.MONITOR_ML)
public class MemoryResource {
    /** The answer. */
    @Schema(name = "MemoryStats")
    public record Answer(NodeCounts _nodes, String clusterName, Map<String, NodeMemory> nodes) {}

    /** How many nodes are told of; none has to be asked, so that none fails. */
    public record NodeCounts(int total, int successful, int failed) {}

    @Inject
    MemoryStatistics memory;

    @Inject
    @ConfigProperty(name = "slackwater.cluster.name", defaultValue = "slackwater")
    String clusterName;

    @GET
    @Path("_stats")
    public Answer all(
            @QueryParam("master_timeout") @Nullable String masterTimeout,
            @QueryParam("timeout") @Nullable String timeout) {
        return of("_all", masterTimeout, timeout);
    }

    @GET
    @Path("{node_id}/_stats")
    public Answer of(
            @PathParam("node_id") String nodes,
            @QueryParam("master_timeout") @Nullable String masterTimeout,
            @QueryParam("timeout") @Nullable String timeout) {
        Stream.of("master_timeout", "timeout").forEach(name -> {
            String given = name.equals("timeout") ? timeout : masterTimeout;
            if (given != null) {
                TimeValue.parse(given, name);
            }
        });
        Map<String, NodeMemory> found = memory.of(nodes);
        return new Answer(new NodeCounts(found.size(), found.size(), 0), clusterName, found);
    }
}
