package org.slackwater.upgrademode.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.BooleanSupplier;
import org.slackwater.tasks.control.Halting;
import org.slackwater.tasks.control.TaskSignal;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.entity.TaskKind;
import org.slackwater.upgrademode.control.Setting.Turn;

/**
 * From DRAINING to ENABLED. Every node does the same: it halts its own datafeeds, so that no new data comes, then its own
 * jobs; waits for the others; revokes what is left; and says that it is done, if nobody has yet. So whichever node dies,
 * the drain goes on. Each step may be repeated; a turn-round ends it between any two.
 */
@ApplicationScoped
class Drain {
    /** What a halted task's assignment explanation says; clients match on it. */
    static final String EXPLANATION = "persistent task cannot be assigned while upgrade mode is enabled.";

    private static final long NO_LIMIT = -1;

    @Inject
    Setting setting;

    @Inject
    Halting halting;

    @Inject
    Tasks tasks;

    @Inject
    TaskSignal signal;

    @Inject
    Grace grace;

    @Inject
    Toggles toggles;

    void run(Turn turn) throws InterruptedException {
        BooleanSupplier stands = () -> stands(turn);
        // A datafeed that hangs in its source must not use up the time in which jobs save what they have learned.
        halting.halt(TaskKind.DATAFEED, () -> stands.getAsBoolean() && !grace.halfOver(), EXPLANATION);
        if (stands.getAsBoolean()) {
            halting.halt(TaskKind.JOB, () -> stands.getAsBoolean() && !grace.over(), EXPLANATION);
        }
        signal.changed();
        signal.await(() -> !stands.getAsBoolean() || grace.over() || tasks.heldByOthers() == 0, NO_LIMIT);
        toggles.halted(turn);
        halting.revokeAll(stands, EXPLANATION, revoked -> toggles.fenced(turn, revoked));
        setting.arrive(turn);
    }

    private boolean stands(Turn turn) {
        Turn now = setting.current();
        if (!now.isStill(turn)) {
            return false;
        }
        grace.see(now);
        return true;
    }
}
