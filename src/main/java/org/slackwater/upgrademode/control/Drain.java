package org.slackwater.upgrademode.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.BooleanSupplier;
import org.slackwater.tasks.control.Halting;
import org.slackwater.tasks.entity.TaskKind;
import org.slackwater.upgrademode.control.Setting.Turn;

/**
 * From DRAINING to ENABLED: halt the datafeeds, so that no new data comes, then the jobs; revoke what is left; and only
 * then say that it is done. Each step may be repeated; a turn-round ends it between any two.
 */
@ApplicationScoped
class Drain {
    /** What a halted task's assignment explanation says; clients match on it. */
    static final String EXPLANATION = "persistent task cannot be assigned while upgrade mode is enabled.";

    @Inject
    Setting setting;

    @Inject
    Halting halting;

    @Inject
    Grace grace;

    void run(Turn turn) throws InterruptedException {
        BooleanSupplier stands = () -> setting.current().equals(turn);
        // A datafeed that hangs in its source must not use up the time in which jobs save what they have learned.
        halting.halt(TaskKind.DATAFEED, () -> !grace.halfOver() && stands.getAsBoolean(), EXPLANATION);
        if (stands.getAsBoolean()) {
            halting.halt(TaskKind.JOB, () -> !grace.over() && stands.getAsBoolean(), EXPLANATION);
        }
        halting.revokeAll(stands, EXPLANATION);
        if (setting.arrive(turn)) {
            halting.cutAll();
        }
    }
}
