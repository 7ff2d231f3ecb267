package org.slackwater.history;

import java.util.List;
import java.util.stream.Stream;
import org.slackwater.upgrademode.entity.Phase;

/** P2: enabling is acknowledged only when the database says ENABLED, and it says so only when nothing is assigned. */
final class NeverAcknowledgedFalsely implements Promise {
    @Override
    public List<Violation> broken(History history) {
        List<Tide> tides = Tide.of(history);
        List<Tide> enabled =
                tides.stream().filter(tide -> tide.phase() == Phase.ENABLED).toList();
        Stream<Violation> assigned = enabled.stream()
                .filter(tide -> !tide.assigned().isEmpty())
                .map(tide -> new Violation(
                        "P2", "ENABLED from " + tide.begin() + " us with tasks assigned: " + tide.assigned()));
        Stream<Violation> acknowledged = history.calls(Verb.ENABLE).stream()
                .filter(Call::succeeded)
                .filter(call -> enabled.stream()
                        .noneMatch(tide -> tide.assigned().isEmpty() && tide.touches(call.begin(), call.end())))
                .map(call -> new Violation("P2", "acknowledged without having been drained: " + call));
        return Stream.concat(assigned, acknowledged).toList();
    }
}
