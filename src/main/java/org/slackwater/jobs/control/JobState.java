package org.slackwater.jobs.control;

import java.util.Locale;
import java.util.Optional;
import org.slackwater.tasks.entity.Task;

/** The state of a job, which follows from its task. */
enum JobState {
    OPENING,
    OPENED,
    CLOSING,
    CLOSED,
    FAILED;

    static JobState of(Optional<Task> task) {
        return task.map(JobState::of).orElse(CLOSED);
    }

    private static JobState of(Task task) {
        return switch (task.state()) {
            case FAILED -> FAILED;
            case STARTING -> task.stopDesired() ? CLOSING : OPENING;
            case STARTED -> task.stopDesired() ? CLOSING : OPENED;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
