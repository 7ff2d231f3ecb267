package org.slackwater.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** P4: when all is quiet and upgrade mode is off, jobs and datafeeds are as their owners want them, and go on. */
final class DesiredStatesRestored implements Promise {
    @Override
    public List<Violation> broken(History history) {
        List<Tide> phases = Tide.phases(history);
        List<Violation> violations = new ArrayList<>();
        for (JobEnd end : history.ends()) {
            List<Call> calls = history.calls().stream()
                    .filter(call ->
                            call.target().equals(end.job()) && call.verb().desires())
                    .toList();
            Set<Desire> desired = Desire.after(calls, call -> Tide.onThroughout(phases, call.begin(), call.end()));
            for (String wrong : wrong(end.quiet(), desired)) {
                violations.add(new Violation("P4", "job " + end.job() + ": " + wrong));
            }
        }
        return violations;
    }

    private static List<String> wrong(JobEnd.Quiet quiet, Set<Desire> desired) {
        List<String> wrong = new ArrayList<>();
        Desire found = quiet.started() ? Desire.STARTED : quiet.open() ? Desire.OPEN : Desire.CLOSED;
        boolean ended = found == Desire.CLOSED && quiet.complete();
        if (!desired.contains(found) && !ended) {
            wrong.add("is " + found + ", desired is " + desired);
        }
        if (quiet.failed()) {
            wrong.add("has failed");
        }
        if (!quiet.running()) {
            wrong.add("is " + found + " and runs nowhere");
        }
        if (quiet.started() && !quiet.complete() && !quiet.wentOn()) {
            wrong.add("its datafeed does not go on");
        }
        return wrong;
    }
}
