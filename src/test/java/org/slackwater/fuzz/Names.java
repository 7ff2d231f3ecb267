package org.slackwater.fuzz;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The few names under which the clients make things, so that they meet; and those that the server gave, learnt from its
 * answers. Which one a client takes is drawn the same whatever there is to take. Used by all clients.
 */
final class Names {
    static final String PREFIX = "fuzz-";
    private static final int KEPT = 40;

    /** Names that are wrong, or mean more than one thing. */
    private static final List<String> ODD = List.of(
            "_all",
            "*",
            "fuzz-*",
            "fuzz-job-0,fuzz-job-1",
            "fuzz-group",
            "nobody",
            "A",
            "-a",
            "a,,b",
            ",",
            " ",
            "é",
            "\uD83D\uDCA5",
            "a/b",
            "%",
            "%2e",
            "a?b",
            "a;b=c",
            "a\nb",
            "\"",
            "<x>",
            "a'b",
            "a".repeat(65),
            "a".repeat(2000),
            "a*".repeat(60));

    private final Map<String, List<String>> learnt = new ConcurrentHashMap<>();

    /**
     * @param kind what is named, as parameters and fields call it
     * @param number which of those that the clients make
     */
    String any(String kind, int number, Random random) {
        int draw = random.nextInt(1 << 30);
        if (random.nextInt(12) == 0) {
            return ODD.get(draw % ODD.size());
        }
        return right(kind, number, draw);
    }

    /** @param draw which of those that the server gave */
    String right(String kind, int number, int draw) {
        return switch (kind) {
            case "job_id", "job_ids" -> job(number);
            case "datafeed_id" -> PREFIX + "feed-" + number;
            case "calendar_id" -> PREFIX + "calendar-" + number % 3;
            case "filter_id" -> PREFIX + "filter-" + number % 3;
            case "username" -> user(number);
            case "node_id", "nodes" -> draw % 2 == 0 ? "_local" : "slackwater";
            case "category_id" -> String.valueOf(draw % 3);
            default -> known(kind, draw);
        };
    }

    static String job(int number) {
        return PREFIX + "job-" + number;
    }

    static String user(int number) {
        return PREFIX + "user-" + number % 3;
    }

    /** What a user of the clients was given first. */
    static String password(int number) {
        return PREFIX + "password-" + number % 3;
    }

    /** One that the server gave, or one that nothing has. */
    String known(String kind, int draw) {
        List<String> all = learnt.getOrDefault(kind, List.of());
        List<String> now = List.copyOf(all);
        return now.isEmpty() ? "none" : now.get(draw % now.size());
    }

    /** Remembers what an answer names. */
    void learn(JsonValue answer) {
        if (answer instanceof JsonObject object) {
            object.forEach((name, value) -> {
                if (value instanceof JsonString text) {
                    learn(name, text.getString());
                } else {
                    learn(value);
                }
            });
        } else if (answer instanceof JsonArray array) {
            array.forEach(this::learn);
        }
    }

    private void learn(String name, String value) {
        switch (name) {
            case "snapshot_id", "forecast_id", "event_id", "annotation_id" -> remember(name, value);
            case "task" -> remember("task_id", value);
            case "encoded" -> remember("key", value);
            default -> {
                // names that the clients know, and texts
            }
        }
    }

    private void remember(String kind, String name) {
        List<String> all = learnt.computeIfAbsent(kind, k -> new CopyOnWriteArrayList<>());
        if (!all.contains(name)) {
            all.add(name);
            if (all.size() > KEPT) {
                all.remove(0);
            }
        }
    }
}
