package org.slackwater.upgrademode.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.slackwater.tasks.control.TaskLoop;
import org.slackwater.tasks.control.TaskSignal;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.upgrademode.control.Setting.Turn;

/** From RESUMING to DISABLED: until every task has had an attempt at assignment. */
@ApplicationScoped
class Resume {
    private static final long ROUND_MILLIS = 1000;

    @Inject
    Setting setting;

    @Inject
    TaskLoop loop;

    @Inject
    Tasks tasks;

    @Inject
    TaskSignal signal;

    void run(Turn turn) throws InterruptedException {
        while (setting.current().isStill(turn)) {
            loop.round();
            if (signal.await(() -> tasks.awaitingUpgrade() == 0, ROUND_MILLIS)) {
                setting.arrive(turn);
                return;
            }
        }
    }
}
