package org.slackwater.upgrademode.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.slackwater.http.entity.ApiException;
import org.slackwater.tasks.control.TaskSignal;
import org.slackwater.upgrademode.control.Setting.Turn;
import org.slackwater.upgrademode.entity.Phase;

/**
 * The wait of a request for its phase, bounded twice: by the request's own timeout, and by the operator's ceiling, which
 * the container enforces ({@code slackwater.upgrade-mode.wait-ceiling-ms}).
 */
@ApplicationScoped
class PhaseWait {
    @Inject
    Setting setting;

    @Inject
    TaskSignal signal;

    /**
     * @return whether the goal was reached in time
     * @throws ApiException 409 when another request turned the way round meanwhile
     */
    @Timeout(value = 1, unit = ChronoUnit.HOURS)
    public boolean await(Turn turn, long timeoutMillis) throws InterruptedException {
        Phase goal = Phase.goal(turn.phase().on());
        boolean ended = signal.await(() -> !setting.current().isStill(turn), timeoutMillis);
        if (!ended) {
            return false;
        }
        Turn now = setting.current();
        if (now.version() != turn.version() || now.phase() != goal) {
            throw ApiException.conflict("another request has turned upgrade mode to " + now.phase() + " meanwhile");
        }
        return true;
    }
}
