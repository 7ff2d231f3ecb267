package org.slackwater.history;

import java.util.List;
import java.util.stream.Stream;
import org.slackwater.history.Fault.Kind;

/** What a table about histories tells. */
record Figures(
        int seeds,
        long requests,
        long acknowledged,
        long timedOut,
        long kills,
        long freezes,
        long cuts,
        long database,
        long locks,
        long commits,
        List<Violation> violations) {
    static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of());

    private static final int TIMEOUT = 408;

    static Figures of(History history, List<Violation> violations) {
        List<Call> toggles = history.calls().stream()
                .filter(call -> call.verb() == Verb.ENABLE || call.verb() == Verb.DISABLE)
                .toList();
        return new Figures(
                1,
                history.calls().size(),
                toggles.stream().filter(Call::succeeded).count(),
                toggles.stream().filter(call -> call.status() == TIMEOUT).count(),
                count(history, Kind.KILL),
                count(history, Kind.FREEZE),
                count(history, Kind.CUT, Kind.DISCONNECT, Kind.SPLIT),
                count(history, Kind.RESTART_DATABASE, Kind.CRASH_DATABASE, Kind.RESET_CONNECTIONS),
                count(history, Kind.HOLD_LOCKS),
                history.changes().stream().map(Change::transaction).distinct().count(),
                List.copyOf(violations));
    }

    private static long count(History history, Kind... kinds) {
        List<Kind> counted = List.of(kinds);
        return history.faults().stream()
                .filter(fault -> counted.contains(fault.kind()))
                .count();
    }

    Figures plus(Figures other) {
        return new Figures(
                seeds + other.seeds,
                requests + other.requests,
                acknowledged + other.acknowledged,
                timedOut + other.timedOut,
                kills + other.kills,
                freezes + other.freezes,
                cuts + other.cuts,
                database + other.database,
                locks + other.locks,
                commits + other.commits,
                Stream.concat(violations.stream(), other.violations.stream()).toList());
    }

    @Override
    public String toString() {
        return ("| %d seeds | %,d requests | %,d toggles acknowledged, %,d timed out | %,d kills | %,d freezes | %,d cuts"
                        + " | %,d times the database | %,d locks held | %,d commits | %,d violations |")
                .formatted(
                        seeds,
                        requests,
                        acknowledged,
                        timedOut,
                        kills,
                        freezes,
                        cuts,
                        database,
                        locks,
                        commits,
                        violations.size());
    }
}
