package org.slackwater.tasks.control;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slackwater.storage.Beans;
import org.slackwater.tasks.entity.Task;
import org.slackwater.tasks.entity.TaskId;

/** A node of a cluster, as far as its tasks go; no data grid tells it anything. */
public final class TestNode {
    /** Long enough for any test: nobody is taken for dead unless a test says so. */
    static final long LEASE_MILLIS = 600_000;

    static final int CAPACITY = 1_000;

    private TestNode() {}

    /** Makes a process this node and enters it among the nodes. */
    public static void enter(Beans process, String name) {
        enter(process, name, new NodeSettings("http://" + name, CAPACITY, LEASE_MILLIS));
    }

    static void enter(Beans process, String name, NodeSettings settings) {
        process.with(LocalNode.class, new LocalNode(name));
        process.with(NodeSettings.class, settings);
        process.with(DataGrid.class, new DataGrid());
        process.get(NodeRegistry.class).register();
    }

    /**
     * From now on there are no rounds but those that the test steps; called when all beans are given.
     *
     * @return the rounds that were asked for, as they are; none of them is run
     */
    public static List<Runnable> stepRoundsByHand(Beans process) {
        List<Runnable> asked = new CopyOnWriteArrayList<>();
        process.get(TaskLoop.class).executor = (ManagedScheduledExecutorService) Proxy.newProxyInstance(
                TestNode.class.getClassLoader(),
                new Class<?>[] {ManagedScheduledExecutorService.class},
                (proxy, method, arguments) -> {
                    asked.add((Runnable) arguments[0]);
                    return null;
                });
        return asked;
    }

    /** Takes a task away from whoever runs it. */
    public static void fence(Beans process, TaskId task) {
        Task row = process.get(Tasks.class).find(task).orElseThrow();
        Revoked held = new Revoked(Objects.requireNonNull(row.allocation()), String.valueOf(row.node()));
        process.get(Revocation.class).revoke(held, () -> true, "fenced", revoked -> {});
    }
}
