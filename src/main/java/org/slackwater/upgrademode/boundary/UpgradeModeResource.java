package org.slackwater.upgrademode.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.control.Numbers;
import org.slackwater.http.entity.Acknowledged;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.Flag;
import org.slackwater.http.entity.Page;
import org.slackwater.http.entity.TimeValue;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;
import org.slackwater.upgrademode.control.UpgradeMode;
import org.slackwater.upgrademode.control.UpgradeModeHistory;
import org.slackwater.upgrademode.control.UpgradeModeView;

/** Upgrade mode over REST. */
@Path("/_ml")
@RequestScoped
public class UpgradeModeResource {
    private static final int LONGEST_REASON = 1024;

    @Inject
    UpgradeMode upgradeMode;

    @Inject
    UpgradeModeView view;

    @Inject
    UpgradeModeHistory history;

    @POST
    @Path("set_upgrade_mode")
    @Requires(Privilege.MANAGE_ML)
    public Acknowledged set(
            @QueryParam("enabled") @Nullable Flag enabled,
            @QueryParam("timeout") @Nullable String timeout,
            @QueryParam("reason") @Nullable String reason)
            throws InterruptedException {
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw ApiException.illegalArgument("[reason] may have at most " + LONGEST_REASON + " characters");
        }
        if (reason != null && reason.chars().anyMatch(Character::isISOControl)) {
            throw ApiException.illegalArgument("[reason] may have no control characters: it is one line of the log");
        }
        upgradeMode.set(
                Flag.or(null, enabled, false), TimeValue.parse(timeout == null ? "30s" : timeout, "timeout"), reason);
        return Acknowledged.YES;
    }

    @GET
    @Path("upgrade_mode")
    @Requires(Privilege.MONITOR_ML)
    public UpgradeModeView.Status status() {
        return view.status();
    }

    @GET
    @Path("upgrade_mode/_history")
    @Requires(Privilege.MONITOR_ML)
    public UpgradeModeHistory.History history(
            @QueryParam("from") @DefaultValue("0") String from, @QueryParam("size") @DefaultValue("100") String size) {
        return history.newest(new Page(Numbers.whole(from, "from"), Numbers.whole(size, "size")));
    }
}
