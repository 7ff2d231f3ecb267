package org.slackwater.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What has come of a run so far. Used by all clients. */
final class Tally {
    /** Of one operation; more of the same would only hide the others. */
    private static final int SHOWN = 3;

    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final Map<String, Map<Integer, Integer>> byEndpoint = new TreeMap<>();
    private final Map<String, Long> millisByEndpoint = new TreeMap<>();
    private final Map<String, Integer> shown = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private long slowestMillis;

    synchronized void answered(String endpoint, int status, long millis) {
        statuses.merge(status, 1, Integer::sum);
        byEndpoint.computeIfAbsent(endpoint, e -> new TreeMap<>()).merge(status, 1, Integer::sum);
        millisByEndpoint.merge(endpoint, millis, Long::sum);
        slowestMillis = Math.max(slowestMillis, millis);
    }

    synchronized void found(Finding finding) {
        findings.add(finding);
        if (shown.merge(finding.where(), 1, Integer::sum) <= SHOWN) {
            System.out.println(finding);
        }
    }

    synchronized List<Finding> findings() {
        return List.copyOf(findings);
    }

    synchronized int requests() {
        return statuses.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many were answered with a status of that hundred. */
    synchronized int requests(int hundred) {
        return statuses.entrySet().stream()
                .filter(status -> status.getKey() / 100 == hundred)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** A line for each operation. */
    synchronized List<String> byEndpoint() {
        return byEndpoint.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue() + ", " + millisByEndpoint.get(each.getKey()) + " ms")
                .toList();
    }

    @Override
    public synchronized String toString() {
        return requests() + " requests " + statuses + ", the slowest " + slowestMillis + " ms, " + findings.size()
                + " findings";
    }
}
