package org.slackwater.jobs.control;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
            Pattern form = pattern(part);
            List<String> matches = groups.entrySet().stream()
                    .filter(entry -> form.matcher(entry.getKey()).matches()
                            || entry.getValue().stream()
                                    .anyMatch(group -> form.matcher(group).matches()))
                    .map(Map.Entry::getKey)
                    .toList();
            if (matches.isEmpty() && !(wild && allowNoMatch)) {
                throw unknown.apply(part);
            }
            found.addAll(matches);
        }
        return List.copyOf(found);
    }

    private static Pattern pattern(String part) {
        if (part.equals("_all")) {
            return Pattern.compile(".*");
        }
        return Pattern.compile(
                Arrays.stream(part.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
