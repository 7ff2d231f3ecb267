package org.slackwater.analysis.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The items of a filter, ready to be asked for one value after another. */
final class ItemPatterns {
    private final Set<String> values = new HashSet<>();
    private final List<Predicate<String>> wild = new ArrayList<>();
    /** There may be thousands of patterns, and the same values come up in each bucket. */
    private final Map<String, Boolean> known = new HashMap<>();

    ItemPatterns(List<String> items) {
        items.forEach(this::add);
    }

    private void add(String item) {
        boolean open = item.startsWith("*");
        boolean goesOn = item.endsWith("*");
        if (!open && !goesOn) {
            values.add(item);
            return;
        }
        String part = item.substring(open ? 1 : 0, Math.max(open ? 1 : 0, item.length() - (goesOn ? 1 : 0)));
        if (open && goesOn) {
            wild.add(value -> value.contains(part));
        } else {
            wild.add(open ? value -> value.endsWith(part) : value -> value.startsWith(part));
        }
    }

    boolean match(String value) {
        return values.contains(value)
                || !wild.isEmpty()
                        && known.computeIfAbsent(value, v -> wild.stream().anyMatch(pattern -> pattern.test(v)));
    }
}
