package org.slackwater.info.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.TimeValue;
import org.slackwater.tasks.control.BackgroundTasks;
import org.slackwater.tasks.control.TaskSignal;

/** One task by its id, and waiting for tasks to end. */
@ApplicationScoped
public class TaskLookup {
    @Inject
    TaskList list;

    @Inject
    BackgroundTasks background;

    @Inject
    TaskSignal signal;

    @Inject
    Clock clock;

    /** @throws ApiException 404 when there is no such task, or no longer */
    public TaskAnswer get(String id) {
        TaskNumber number = TaskNumber.parse(id);
        return background
                .find(number.node(), number.number())
                .map(task -> TaskAnswer.of(task, clock.millis()))
                .or(() -> list.matching(WantedTasks.ALL, true).stream()
                        .filter(task -> task.inLists().equals(id))
                        .findFirst()
                        .map(TaskAnswer::running))
                .orElseThrow(
                        () -> ApiException.notFound("there is no task [" + id + "], or it is not kept any longer"));
    }

    /** The same when it has ended; a job's or datafeed's is not kept then, and is shown as it was. */
    public TaskAnswer awaited(String id, TimeValue timeout) throws InterruptedException {
        TaskAnswer first = get(id);
        if (first.completed()) {
            return first;
        }
        awaitEnd(List.of(first.task()), timeout);
        return background.find(first.task().node(), first.task().id()).isPresent() ? get(id) : first.ended();
    }

    /**
     * Waits until none of these run any more.
     *
     * @throws ApiException 408 when they still do after this time
     */
    public void awaitEnd(List<TaskList.Entry> entries, TimeValue timeout) throws InterruptedException {
        Set<String> awaited = entries.stream().map(TaskList.Entry::inLists).collect(Collectors.toSet());
        boolean ended = signal.await(
                () -> list.matching(WantedTasks.ALL, false).stream()
                        .map(TaskList.Entry::inLists)
                        .noneMatch(awaited::contains),
                timeout.millis());
        if (!ended) {
            throw ApiException.timeout("tasks still run after [" + timeout.text() + "]");
        }
    }
}
