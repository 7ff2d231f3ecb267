package org.slackwater.fuzz;

import jakarta.json.JsonException;
import java.time.Duration;
import java.util.Optional;
import org.slackwater.api.CheckedCaller;
import org.slackwater.server.ApiCaller.Answer;

/** Says of an answer what is wrong with it. */
final class Judge {
    /** Nothing that is asked for here takes longer by itself: the data is small. */
    static final Duration CEILING = Duration.ofSeconds(20);
    /** For a loaded machine, and for what a time-out does not bound: the reading and judging of a body. */
    static final Duration SLACK = Duration.ofSeconds(20);

    private Judge() {}

    static Optional<String> complaint(Request request, Answer answer, Duration took) {
        if (isKnownFault(request, answer)) {
            return Optional.empty();
        }
        Duration allowed = request.timeout(CEILING).plus(SLACK);
        if (took.compareTo(allowed) > 0) {
            return Optional.of("took " + took.toMillis() + " ms, and may take " + allowed.toMillis());
        }
        try {
            CheckedCaller.check(request.verb(), request.target(), answer);
        } catch (AssertionError | JsonException | ClassCastException | NullPointerException wrong) {
            return Optional.of(brief(String.valueOf(wrong.getMessage())));
        }
        return Optional.empty();
    }

    /** Of Payara Micro 7, before the application sees the request: docs/differences.md. */
    private static boolean isKnownFault(Request request, Answer answer) {
        return answer.status() == 500
                && answer.text().isEmpty()
                && (request.path().contains("%3A") || request.path().contains(":"))
                && Runtime.version().feature() >= 21;
    }

    private static String brief(String text) {
        String line = text.strip();
        return line.length() > 1_500 ? line.substring(0, 1_500) + "..." : line;
    }
}
