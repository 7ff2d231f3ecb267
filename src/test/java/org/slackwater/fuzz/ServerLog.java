package org.slackwater.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What stands in the log of a server that must not: failures, and traces of where they came from. */
final class ServerLog {
    private static final Pattern ENTRY = Pattern.compile("^\\d{4}-\\d\\d-\\d\\dT");
    private static final Pattern FAILURE = Pattern.compile("^\\S+ SEVERE |(?m)^\\tat |^Exception in thread");
    /** Of the server, before the application sees the request: docs/differences.md. */
    private static final Pattern KNOWN = Pattern.compile("HttpRequestURIDecoder");

    private static final int LONGEST = 3_000;

    private ServerLog() {}

    static List<Finding> findings(String log) {
        return entries(log).stream()
                .filter(entry ->
                        FAILURE.matcher(entry).find() && !KNOWN.matcher(entry).find())
                .map(entry -> new Finding("log", entry.substring(0, Math.min(LONGEST, entry.length())), ""))
                .toList();
    }

    /** A line that begins with a time, and those that follow it without one. */
    private static List<String> entries(String log) {
        List<String> entries = new ArrayList<>();
        StringBuilder entry = new StringBuilder();
        for (String line : log.split("\n", -1)) {
            if (ENTRY.matcher(line).find() && !entry.isEmpty()) {
                entries.add(entry.toString());
                entry.setLength(0);
            }
            entry.append(line).append('\n');
        }
        entries.add(entry.toString());
        return entries;
    }
}
