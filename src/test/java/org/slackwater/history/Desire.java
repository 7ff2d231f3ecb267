package org.slackwater.history;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What its owner wants of a job and its datafeed. */
enum Desire {
    CLOSED,
    OPEN,
    STARTED;

    /**
     * What the owner may want after these calls. A call that was not answered, or with a timeout, may have been heard or
     * not; so may one that was refused after upgrade mode came in between.
     *
     * @param calls all that were about this job, one after another
     * @param wasOn whether upgrade mode was on during the whole of a call, so that a refusal is one for certain
     */
    static Set<Desire> after(List<Call> calls, java.util.function.Predicate<Call> wasOn) {
        Set<Desire> possible = new TreeSet<>(Set.of(CLOSED));
        for (Call call : calls) {
            Set<Desire> heard = new TreeSet<>();
            possible.forEach(before -> heard.add(before.after(call.verb(), call.succeeded())));
            if (call.succeeded()) {
                possible = heard;
            } else if (call.undecided() || call.status() == Call.REFUSED && !wasOn.test(call)) {
                possible.addAll(heard);
            }
        }
        return possible;
    }

    /** What an answer proves goes beyond what was believed before: only a closed job can be opened. */
    private Desire after(Verb verb, boolean proven) {
        return switch (verb) {
            case OPEN -> proven || this == CLOSED ? OPEN : this;
            case CLOSE -> CLOSED;
            case START -> proven || this != CLOSED ? STARTED : this;
            case STOP -> this == STARTED ? OPEN : this;
            default -> this;
        };
    }
}
