package org.slackwater.info.control;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.Acknowledged;
import org.slackwater.tasks.entity.BackgroundTask;

/** What there is to say of one task. */
@Schema(name = "TaskAnswer")
public record TaskAnswer(
        boolean completed, TaskList.Entry task, @Nullable Acknowledged response, @Nullable Cause error) {
    /** Why it failed. */
    @Schema(name = "TaskError")
    public record Cause(String type, String reason) {}

    static TaskAnswer running(TaskList.Entry task) {
        return new TaskAnswer(false, task, null, null);
    }

    /** The same after it. */
    TaskAnswer ended() {
        return new TaskAnswer(true, task, response, error);
    }

    static TaskAnswer of(BackgroundTask task, long now) {
        boolean completed = task.endedAt() != null;
        String error = task.errorType();
        return new TaskAnswer(
                completed,
                entry(task, true, now),
                completed && error == null ? Acknowledged.YES : null,
                error == null ? null : new Cause(error, String.valueOf(task.errorReason())));
    }

    static TaskList.Entry entry(BackgroundTask task, boolean detailed, long now) {
        Long ended = task.endedAt();
        return new TaskList.Entry(
                task.nodeId(),
                task.number(),
                "transport",
                task.action(),
                detailed ? task.description() : null,
                task.startedAt(),
                Math.max(0, (ended == null ? now : ended) - task.startedAt()) * 1_000_000,
                false,
                Map.of());
    }
}
