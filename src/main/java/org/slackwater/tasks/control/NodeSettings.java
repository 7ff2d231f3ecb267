package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the operator says about this node. */
@ApplicationScoped
public class NodeSettings {
    private final String address;
    private final int capacity;
    private final long leaseMillis;

    /** For the container's proxy only. */
    protected NodeSettings() {
        this("", 0, 0);
    }

    /**
     * @param address where other nodes reach this one's API
     * @param capacity how many jobs it takes
     * @param leaseMillis after how long a silence others take its tasks over
     */
    @Inject
    public NodeSettings(
            @ConfigProperty(name = "slackwater.node.address") String address,
            @ConfigProperty(name = "slackwater.node.capacity", defaultValue = "20000") int capacity,
            @ConfigProperty(name = "slackwater.node.lease-ms", defaultValue = "10000") long leaseMillis) {
        this.address = address;
        this.capacity = capacity;
        this.leaseMillis = leaseMillis;
    }

    String address() {
        return address;
    }

    int capacity() {
        return capacity;
    }

    long leaseMillis() {
        return leaseMillis;
    }
}
