package org.slackwater.jobs.control;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.slackwater.http.control.Wildcards;
import org.slackwater.http.entity.ApiException;

/** Several ids in one text: a comma list of ids, groups, wildcards, or {@code _all}. */
public final class IdExpression {
    private IdExpression() {}

    /** @param groups the groups of each id */
    public static List<String> resolve(
            String expression,
            boolean allowNoMatch,
            Map<String, Set<String>> groups,
            Function<String, ApiException> unknown) {
        Set<String> found = new TreeSet<>();
        for (String part : expression.split(",", -1)) {
            boolean wild = part.contains("*") || part.equals("_all");
            String pattern = part.equals("_all") ? "*" : part;
            List<String> matches = groups.entrySet().stream()
                    .filter(entry -> Wildcards.matches(pattern, entry.getKey())
                            || entry.getValue().stream().anyMatch(group -> Wildcards.matches(pattern, group)))
                    .map(Map.Entry::getKey)
                    .toList();
            if (matches.isEmpty() && !(wild && allowNoMatch)) {
                throw unknown.apply(part);
            }
            found.addAll(matches);
        }
        return List.copyOf(found);
    }
}
