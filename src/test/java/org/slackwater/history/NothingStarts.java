package org.slackwater.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** P5: while upgrade mode is on, whatever would make or change something is refused with 429, and nothing is made. */
final class NothingStarts implements Promise {
    private static final int NO_STORAGE = 503;

    @Override
    public List<Violation> broken(History history) {
        List<Tide> on =
                Tide.phases(history).stream().filter(tide -> tide.phase().on()).toList();
        List<Violation> violations = new ArrayList<>();
        notRefused(history, violations);
        made(history, on, violations);
        refusedAndMade(history, violations);
        return violations;
    }

    private static void notRefused(History history, List<Violation> violations) {
        List<Tide> phases = Tide.phases(history);
        for (Call call : history.calls()) {
            boolean refused = call.status() == Call.REFUSED || call.status() == NO_STORAGE || call.status() == 0;
            if (call.verb().refused() && !refused && Tide.onThroughout(phases, call.begin(), call.end())) {
                violations.add(new Violation("P5", "not refused while on: " + call));
            }
        }
    }

    /** A datafeed that ends by itself, its last work in hand, may desire the end of its job. */
    private static void made(History history, List<Tide> on, List<Violation> violations) {
        Set<Long> ends = history.changes().stream()
                .filter(change -> change.ofTask() && change.operation() == Change.Operation.DELETE)
                .map(Change::transaction)
                .collect(Collectors.toSet());
        Map<String, Boolean> stopDesired = new HashMap<>();
        for (Change change : history.changes()) {
            boolean newDesire = change.ofTask()
                    && change.operation() == Change.Operation.UPDATE
                    && change.stopDesired() != stopDesired.getOrDefault(change.id(), false)
                    && !ends.contains(change.transaction());
            if (change.ofTask()) {
                stopDesired.put(change.id(), change.stopDesired());
            }
            if ((change.makesOrRemoves() || newDesire) && on.stream().anyMatch(tide -> tide.contains(change.at()))) {
                violations.add(new Violation("P5", "while on: " + change));
            }
        }
    }

    /** Those that raced with the setting. */
    private static void refusedAndMade(History history, List<Violation> violations) {
        for (Call call : history.calls()) {
            String task = call.verb() == Verb.OPEN
                    ? "job-" + call.target()
                    : call.verb() == Verb.START ? "datafeed-" + call.target() : "";
            if (call.status() == Call.REFUSED && !task.isEmpty()) {
                history.changes().stream()
                        .filter(change -> change.ofTask() && change.operation() == Change.Operation.INSERT)
                        .filter(change -> change.id().equals(task) && call.underWayAt(change.at()))
                        .forEach(change ->
                                violations.add(new Violation("P5", "refused, and yet " + change + ": " + call)));
            }
        }
    }
}
