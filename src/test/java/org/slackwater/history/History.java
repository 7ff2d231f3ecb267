package org.slackwater.history;

import java.util.Comparator;
import java.util.List;

/** All that happened in a run, in the order of time. What the checker knows. */
record History(List<Call> calls, List<Change> changes, List<Fault> faults, List<JobEnd> ends) {
    History {
        calls = calls.stream().sorted(Comparator.comparingLong(Call::begin)).toList();
        changes = changes.stream()
                .sorted(Comparator.comparingLong(Change::at).thenComparingLong(Change::transaction))
                .toList();
        faults = List.copyOf(faults);
        ends = List.copyOf(ends);
    }

    List<Call> calls(Verb verb) {
        return calls.stream().filter(call -> call.verb() == verb).toList();
    }
}
