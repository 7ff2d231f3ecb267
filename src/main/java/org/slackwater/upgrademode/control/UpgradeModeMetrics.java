package org.slackwater.upgrademode.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.slackwater.tasks.control.FencedWrites;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.entity.TaskState;

/**
 * Upgrade mode and the tasks in numbers, read when somebody asks. Where the server's metrics are off, as they are unless
 * the operator wants them, there is no registry to enter them into.
 */
@ApplicationScoped
class UpgradeModeMetrics {
    private static final Logger LOG = Logger.getLogger(UpgradeModeMetrics.class.getName());
    private static final double MILLIS_PER_SECOND = 1000.0;

    @Inject
    Instance<MetricRegistry> registries;

    @Inject
    Setting setting;

    @Inject
    Toggles toggles;

    @Inject
    Tasks tasks;

    @Inject
    FencedWrites fencedWrites;

    void begin(@Observes @Initialized(ApplicationScoped.class) Object event) {
        try {
            register(registries.get());
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.FINE, "this server keeps no metrics", e);
        }
    }

    private void register(MetricRegistry registry) {
        gauge(
                registry,
                "slackwater_upgrade_mode_phase",
                "Phase of upgrade mode: 0 disabled, 1 draining, 2 enabled, 3 resuming",
                metrics -> metrics.setting.current().phase().ordinal());
        gauge(
                registry,
                "slackwater_upgrade_mode_last_drain_seconds",
                "How long it took, when upgrade mode was enabled last, until nothing wrote any more",
                metrics -> metrics.toggles.lastDrainMillis() / MILLIS_PER_SECOND);
        gauge(
                registry,
                "slackwater_fenced_writes",
                "Writes of this node's tasks since its start that came too late, and were rolled back",
                metrics -> metrics.fencedWrites.count());
        for (TaskState state : TaskState.values()) {
            gauge(
                    registry,
                    "slackwater_tasks",
                    "Tasks of jobs and datafeeds in the whole cluster, by their state",
                    metrics -> metrics.tasks.count(state),
                    new Tag("state", state.name().toLowerCase(Locale.ROOT)));
        }
    }

    private void gauge(
            MetricRegistry registry,
            String name,
            String description,
            ToDoubleFunction<UpgradeModeMetrics> value,
            Tag... tags) {
        registry.gauge(
                Metadata.builder().withName(name).withDescription(description).build(),
                this,
                value::applyAsDouble,
                tags);
    }
}
