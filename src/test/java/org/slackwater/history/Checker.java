package org.slackwater.history;

import java.util.List;

/** Decides whether the promises of upgrade mode were kept. Knows the history and nothing else. */
final class Checker {
    private static final List<Promise> PROMISES = List.of(
            new AcknowledgedMeansDrained(),
            new NeverAcknowledgedFalsely(),
            new NothingLostNothingTwice(),
            new DesiredStatesRestored(),
            new NothingStarts(),
            new Bounded());

    private Checker() {}

    static List<Violation> violations(History history) {
        return PROMISES.stream()
                .flatMap(promise -> promise.broken(history).stream())
                .toList();
    }
}
