package org.slackwater.upgrademode.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.TimeValue;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;
import org.slackwater.upgrademode.control.Setting.Turn;

/** Turns upgrade mode on and off; returns when that is done. Guarded itself, whoever calls it. */
@ApplicationScoped
@Requires(Privilege.MANAGE_ML)
public class UpgradeMode {
    private static final Logger LOG = Logger.getLogger(UpgradeMode.class.getName());

    @Inject
    Setting setting;

    @Inject
    PhaseDriver driver;

    @Inject
    PhaseWait wait;

    @Inject
    SecurityContext security;

    @Inject
    StillWriting stillWriting;

    /**
     * @param timeout how long to wait; the way goes on when it is over
     * @throws ApiException 429 while another request is being answered; 408 when the time is over
     */
    public void set(boolean enabled, TimeValue timeout, @Nullable String reason) throws InterruptedException {
        String request = UUID.randomUUID().toString();
        long millis = timeout.millis() < 0 ? Long.MAX_VALUE / 4_000_000 : timeout.millis();
        Turn turn = setting.request(request, enabled, caller(), reason, millis);
        if (!turn.phase().underWay()) {
            return;
        }
        try {
            driver.drive();
            if (!await(turn, millis)) {
                throw ApiException.timeout("Timed out after [" + timeout.text() + "] while setting [upgrade_mode] to ["
                        + enabled + "]; it goes on: wait for it with the same request, or undo it with the opposite. "
                        + stillWriting.summary());
            }
        } finally {
            leave(request);
        }
    }

    private boolean await(Turn turn, long millis) throws InterruptedException {
        try {
            return wait.await(turn, millis);
        } catch (TimeoutException ceiling) {
            LOG.log(Level.FINE, "the operator's ceiling ended a wait", ceiling);
            return false;
        }
    }

    /** When the database is away, the mark of the request runs out by itself. */
    private void leave(String request) {
        try {
            setting.leave(request);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the end of a request could not be noted; it runs out by itself", e);
        }
    }

    private String caller() {
        return security.getCallerPrincipal() == null
                ? "unknown"
                : security.getCallerPrincipal().getName();
    }
}
