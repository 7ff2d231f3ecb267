package org.slackwater.upgrademode.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A task that did not halt, and the node that ran it. */
@Embeddable
public class FencedTask {
    @Column(name = "task_id")
    private String task = "";

    @Column(name = "node_name")
    private String node = "";

    protected FencedTask() {}

    public FencedTask(String task, String node) {
        this.task = task;
        this.node = node;
    }

    public String task() {
        return task;
    }

    public String node() {
        return node;
    }
}
