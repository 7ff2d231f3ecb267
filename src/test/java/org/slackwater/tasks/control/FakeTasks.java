package org.slackwater.tasks.control;

import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slackwater.storage.Beans;
import org.slackwater.tasks.entity.Allocation;
import org.slackwater.tasks.entity.TaskId;
import org.slackwater.tasks.entity.TaskKind;

/** Tasks that do as a test says, in place of jobs and datafeeds. */
public final class FakeTasks {
    private final Map<TaskId, FakeTask> current = new ConcurrentHashMap<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final Beans beans;

    /** How many more runs break as soon as they start. */
    public final AtomicInteger toBreak = new AtomicInteger();

    public FakeTasks(Beans beans) {
        this.beans = beans;
    }

    /** Registers as the hosts of both kinds. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public void register() {
        Instance<TaskHost> hosts = (Instance<TaskHost>) Proxy.newProxyInstance(
                FakeTasks.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (proxy, method, arguments) -> Stream.of(host(TaskKind.JOB), host(TaskKind.DATAFEED)));
        beans.with((Class) Instance.class, hosts);
    }

    public FakeTask of(TaskId id) {
        FakeTask task = current.get(id);
        if (task == null) {
            throw new AssertionError(id + " has never run here");
        }
        return task;
    }

    /** What happened to tasks, in order, such as {@code halt job-a}. */
    public List<String> events() {
        return events;
    }

    private TaskHost host(TaskKind kind) {
        return new TaskHost() {
            @Override
            public TaskKind kind() {
                return kind;
            }

            @Override
            public RunningTask start(Allocation allocation, String params) {
                if (toBreak.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    throw new IllegalStateException("cannot run now");
                }
                FakeTask task = new FakeTask(allocation, FakeTasks.this);
                current.put(allocation.task(), task);
                task.write(() -> beans.get(Tasks.class).started(allocation.task()));
                return task;
            }
        };
    }

    void happened(String what, Allocation allocation) {
        events.add(what + " " + allocation.task().value());
    }

    FencedTransaction fence() {
        return beans.get(FencedTransaction.class);
    }

    /** The task's own end: its row goes under the fence, and nothing runs any more. */
    void end(FakeTask task) {
        task.write(() -> beans.get(Tasks.class).remove(task.allocation().task()));
        beans.get(RunningTasks.class).ended(task.allocation());
    }
}
