package org.slackwater.history;

import java.util.List;
import java.util.stream.Stream;

/**
 * P6: every call ends within its timeout and a margin, and none with a 500. The time in which a fault held up the node that
 * was asked, or the database, does not count.
 */
final class Bounded implements Promise {
    /** A wait for a row's lock is bounded by 10 s; the machine may be slow. */
    static final long MARGIN = 20_000_000;

    private static final int INTERNAL_ERROR = 500;

    @Override
    public List<Violation> broken(History history) {
        Stream<Violation> late = history.calls().stream()
                .filter(call -> unexcused(call, history.faults()) > call.timeout() + MARGIN)
                .map(call -> new Violation("P6", "late: " + call));
        Stream<Violation> errors = history.calls().stream()
                .filter(call -> call.status() == INTERNAL_ERROR)
                .map(call -> new Violation("P6", "internal error: " + call));
        return Stream.concat(late, errors).toList();
    }

    private static long unexcused(Call call, List<Fault> faults) {
        long excused = faults.stream()
                .filter(fault -> fault.strikes(call.node()))
                .mapToLong(
                        fault -> Math.max(0, Math.min(call.end(), fault.end()) - Math.max(call.begin(), fault.begin())))
                .sum();
        return call.end() - call.begin() - excused;
    }
}
