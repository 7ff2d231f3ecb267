package org.slackwater.upgrademode.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.Page;
import org.slackwater.upgrademode.entity.FencedTask;
import org.slackwater.upgrademode.entity.Toggle;

/** The toggles there have been, as the API shows them. */
@ApplicationScoped
public class UpgradeModeHistory {
    /** Newest first. */
    public record History(List<PastToggle> toggles) {}

    /**
     * One toggle; times in epoch milliseconds, durations in milliseconds.
     *
     * @param outcome {@code under_way}, {@code arrived}, {@code turned_round}
     * @param haltMillis until tasks had halted, or had their time to; of enabling only
     * @param revokeMillis from then until nobody had the right to write any more; of enabling only
     * @param tasks how many ran when it began
     * @param fenced those that did not halt
     */
    public record PastToggle(
            boolean enabled,
            String outcome,
            @Nullable String requestedBy,
            @Nullable String reason,
            long requestedAt,
            @Nullable Long endedAt,
            @Nullable Long haltMillis,
            @Nullable Long revokeMillis,
            @Nullable Long tookMillis,
            long tasks,
            List<Fenced> fenced) {}

    /** A task that was fenced, and the node that ran it. */
    public record Fenced(String task, String node) {}

    @Inject
    Toggles toggles;

    @Transactional
    public History newest(Page page) {
        return new History(
                toggles.newest(page).stream().map(UpgradeModeHistory::past).toList());
    }

    private static PastToggle past(Toggle toggle) {
        return new PastToggle(
                toggle.enabled(),
                toggle.outcome().name().toLowerCase(Locale.ROOT),
                toggle.requestedBy(),
                toggle.reason(),
                toggle.requestedAt(),
                toggle.endedAt(),
                between(toggle.requestedAt(), toggle.haltedAt()),
                toggle.haltedAt() == null ? null : between(toggle.haltedAt(), toggle.endedAt()),
                between(toggle.requestedAt(), toggle.endedAt()),
                toggle.tasksByNode().values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                toggle.fenced().stream().map(UpgradeModeHistory::fenced).toList());
    }

    private static Fenced fenced(FencedTask task) {
        return new Fenced(task.task(), task.node());
    }

    private static @Nullable Long between(long from, @Nullable Long to) {
        return to == null ? null : to - from;
    }
}
