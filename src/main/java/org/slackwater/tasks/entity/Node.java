package org.slackwater.tasks.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A process that runs tasks, known by its name across restarts and by its incarnation in between. */
@Entity
@Table(name = "node")
public class Node {
    @Id
    private String name = "";

    @Column(name = "node_id")
    private String nodeId = "";

    private String incarnation = "";

    @Column(name = "started_at")
    private long startedAt;

    protected Node() {}

    public Node(String name, String nodeId) {
        this.name = name;
        this.nodeId = nodeId;
    }

    /** A new process under the same name; whatever the one before it still ran is no longer its own. */
    public void restarted(String newIncarnation, long now) {
        incarnation = newIncarnation;
        startedAt = now;
    }

    public String name() {
        return name;
    }

    public String nodeId() {
        return nodeId;
    }

    public String incarnation() {
        return incarnation;
    }
}
