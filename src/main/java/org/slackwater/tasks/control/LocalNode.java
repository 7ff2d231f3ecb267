package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who this node is. The incarnation is new at every start, so that what an earlier process ran is never mistaken for ours. */
@ApplicationScoped
public class LocalNode {
    private final String incarnation = UUID.randomUUID().toString();
    private final String name;
    private volatile String id = "";

    /** For the container's proxy only. */
    protected LocalNode() {
        this("");
    }

    @Inject
    public LocalNode(@ConfigProperty(name = "slackwater.node.name", defaultValue = "slackwater") String name) {
        this.name = name;
    }

    void registeredAs(String nodeId) {
        id = nodeId;
    }

    public String name() {
        return name;
    }

    /** Stays the same across restarts. */
    public String id() {
        return id;
    }

    public String incarnation() {
        return incarnation;
    }
}
