package org.slackwater.categorization.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a category of messages.
 *
 * @param id from 1 in the order of appearance, whatever the partition
 * @param terms the words that all its messages have, in their order
 * @param maxMatchingLength the length of its longest message, and a tenth more
 */
public record Category(
        long id,
        @Nullable String partitionFieldName,
        @Nullable String partitionFieldValue,
        List<String> terms,
        long maxMatchingLength,
        List<String> examples,
        long numMatches) {
    private static final String SPECIAL = "\\.[]{}()*+-?^$|";

    /** A regular expression that finds messages of the category. */
    public String regex() {
        if (terms.isEmpty()) {
            return ".*";
        }
        return ".*?" + String.join(".+?", terms.stream().map(Category::quoted).toList()) + ".*";
    }

    private static String quoted(String term) {
        StringBuilder quoted = new StringBuilder(term.length() + 4);
        for (int i = 0; i < term.length(); i++) {
            if (SPECIAL.indexOf(term.charAt(i)) >= 0) {
                quoted.append('\\');
            }
            quoted.append(term.charAt(i));
        }
        return quoted.toString();
    }
}
