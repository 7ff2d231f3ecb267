package org.slackwater.history;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slackwater.upgrademode.entity.Phase;

/**
 * The phase and what was assigned, from one commit to the next, as the database knew it.
 *
 * @param end exclusive
 */
record Tide(Phase phase, Set<String> assigned, long begin, long end) {
    /** How far apart the two clocks may be: the harness's, and the database's translated to it. */
    static final long CLOCKS_APART = 20_000;

    /** All of them without gaps, beginning with nothing assigned and upgrade mode off. */
    static List<Tide> of(History history) {
        List<Tide> tides = new ArrayList<>();
        Set<String> assigned = new HashSet<>();
        Phase phase = Phase.DISABLED;
        long begin = Long.MIN_VALUE;
        for (Change change : history.changes()) {
            Set<String> before = Set.copyOf(assigned);
            Phase next = phase;
            if (change.ofSetting() && change.phase() != null) {
                next = change.phase();
            } else if (change.ofTask()) {
                assign(assigned, change);
            }
            if (next != phase || !before.equals(assigned)) {
                tides.add(new Tide(phase, before, begin, change.at()));
                begin = change.at();
                phase = next;
            }
        }
        tides.add(new Tide(phase, Set.copyOf(assigned), begin, Long.MAX_VALUE));
        return tides;
    }

    private static void assign(Set<String> assigned, Change change) {
        if (change.operation() == Change.Operation.DELETE || change.allocation() == null) {
            assigned.remove(change.id());
        } else {
            assigned.add(change.id());
        }
    }

    /** Spans of one phase after another. */
    static List<Tide> phases(History history) {
        List<Tide> phases = new ArrayList<>();
        for (Tide tide : of(history)) {
            Tide last = phases.isEmpty() ? tide : phases.get(phases.size() - 1);
            if (!phases.isEmpty() && last.phase() == tide.phase()) {
                phases.set(phases.size() - 1, new Tide(last.phase(), last.assigned(), last.begin(), tide.end()));
            } else {
                phases.add(tide);
            }
        }
        return phases;
    }

    /** Whether a moment of it lies in the span, or near it. */
    boolean touches(long from, long to) {
        return begin <= to + CLOCKS_APART && end >= from - CLOCKS_APART;
    }

    boolean contains(long time) {
        return begin < time && time < end;
    }

    /** Whether upgrade mode was on all the time from one moment to another, with room for the clocks. */
    static boolean onThroughout(List<Tide> phases, long from, long to) {
        return phases.stream().filter(tide -> tide.touches(from, to)).allMatch(tide -> tide.phase()
                .on());
    }
}
