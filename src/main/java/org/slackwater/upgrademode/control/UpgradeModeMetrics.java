package org.slackwater.upgrademode.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.entity.TaskState;

/** Upgrade mode and the tasks in numbers, read when somebody asks; the same on every node. */
@ApplicationScoped
public class UpgradeModeMetrics {
    private static final double MILLIS_PER_SECOND = 1000.0;

    @Inject
    Setting setting;

    @Inject
    Toggles toggles;

    @Inject
    Tasks tasks;

    /** The server registers gauges when their bean is made, and makes it when somebody needs it. */
    void begin(@Observes @Initialized(ApplicationScoped.class) Object event) {
        phase();
    }

    /** The order of {@link org.slackwater.upgrademode.entity.Phase}. */
    @Gauge(
            name = "slackwater_upgrade_mode_phase",
            absolute = true,
            unit = MetricUnits.NONE,
            description = "Phase of upgrade mode: 0 disabled, 1 draining, 2 enabled, 3 resuming")
    public int phase() {
        return setting.current().phase().ordinal();
    }

    @Gauge(
            name = "slackwater_upgrade_mode_last_drain",
            absolute = true,
            unit = MetricUnits.SECONDS,
            description = "How long it took, when upgrade mode was enabled last, until nothing wrote any more")
    public double lastDrainSeconds() {
        return toggles.lastDrainMillis() / MILLIS_PER_SECOND;
    }

    @Gauge(
            name = "slackwater_tasks",
            absolute = true,
            tags = "state=assigned",
            unit = MetricUnits.NONE,
            description = "Tasks of jobs and datafeeds in the whole cluster")
    public long assigned() {
        return tasks.countByNode().values().stream().mapToLong(Long::longValue).sum();
    }

    @Gauge(
            name = "slackwater_tasks",
            absolute = true,
            tags = "state=unassigned",
            unit = MetricUnits.NONE,
            description = "Tasks of jobs and datafeeds in the whole cluster")
    public long unassigned() {
        return tasks.count() - assigned() - failed();
    }

    @Gauge(
            name = "slackwater_tasks",
            absolute = true,
            tags = "state=failed",
            unit = MetricUnits.NONE,
            description = "Tasks of jobs and datafeeds in the whole cluster")
    public long failed() {
        return tasks.count(TaskState.FAILED);
    }
}
