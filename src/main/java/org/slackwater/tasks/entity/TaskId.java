package org.slackwater.tasks.entity;

/** Names a persistent task: {@code job-<id>} or {@code datafeed-<id>}. */
public record TaskId(TaskKind kind, String target) {
    public String value() {
        return kind.prefix() + "-" + target;
    }

    @Override
    public String toString() {
        return value();
    }
}
