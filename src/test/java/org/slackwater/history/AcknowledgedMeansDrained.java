package org.slackwater.history;

import java.util.ArrayList;
import java.util.List;
import org.slackwater.upgrademode.entity.Phase;

/**
 * P1: from an acknowledgement until disabling begins, nothing is committed to internal storage. Looked at twice: by what the
 * database says of itself, from the commit of ENABLED to that of the next phase; and by what clients were told.
 */
final class AcknowledgedMeansDrained implements Promise {
    private record Window(String what, long begin, long end) {
        boolean contains(long time) {
            return begin < time && time < end;
        }
    }

    @Override
    public List<Violation> broken(History history) {
        List<Window> windows = new ArrayList<>();
        for (Tide tide : Tide.phases(history)) {
            if (tide.phase() == Phase.ENABLED) {
                windows.add(new Window("ENABLED since " + tide.begin() + " us", tide.begin(), tide.end()));
            }
        }
        for (Call call : history.calls(Verb.ENABLE)) {
            if (call.succeeded() && !beingDisabled(history, call.end())) {
                windows.add(new Window(
                        "acknowledged at " + call.end() + " us to " + call.client(),
                        call.end(),
                        nextDisabling(history, call.end()) - Tide.CLOCKS_APART));
            }
        }
        return history.changes().stream()
                .filter(change -> !change.ofSetting())
                .flatMap(change -> windows.stream()
                        .filter(window -> window.contains(change.at()))
                        .limit(1)
                        .map(window -> new Violation("P1", window.what() + ", and yet " + change)))
                .toList();
    }

    /** A request without an answer may still be on its way somewhere. */
    private static boolean beingDisabled(History history, long time) {
        return history.calls(Verb.DISABLE).stream()
                .anyMatch(call -> call.underWayAt(time) || call.begin() < time && call.status() == 0);
    }

    private static long nextDisabling(History history, long after) {
        return history.calls(Verb.DISABLE).stream()
                .mapToLong(Call::begin)
                .filter(begin -> begin > after)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
