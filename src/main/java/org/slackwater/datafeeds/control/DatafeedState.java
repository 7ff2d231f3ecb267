package org.slackwater.datafeeds.control;

import java.util.Locale;
import java.util.Optional;
import org.slackwater.tasks.entity.Task;

/** The state of a datafeed, which follows from its task. */
enum DatafeedState {
    STARTING,
    STARTED,
    STOPPING,
    STOPPED;

    static DatafeedState of(Optional<Task> task) {
        return task.map(DatafeedState::of).orElse(STOPPED);
    }

    private static DatafeedState of(Task task) {
        if (task.stopDesired()) {
            return STOPPING;
        }
        return switch (task.state()) {
            case STARTING -> STARTING;
            case STARTED -> STARTED;
            case FAILED -> STOPPED;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
