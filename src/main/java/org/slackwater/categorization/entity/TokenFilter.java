package org.slackwater.categorization.entity;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Changes the words of a message, or leaves some out. */
public sealed interface TokenFilter {
    List<String> of(List<String> tokens);

    /** @param words in lower case where the case is of no matter */
    record Stop(Set<String> words, boolean ignoreCase) implements TokenFilter {
        @Override
        public List<String> of(List<String> tokens) {
            return tokens.stream()
                    .filter(token -> !words.contains(ignoreCase ? token.toLowerCase(Locale.ROOT) : token))
                    .toList();
        }
    }

    /** The first so many stay. */
    record Limit(int most) implements TokenFilter {
        @Override
        public List<String> of(List<String> tokens) {
            return tokens.subList(0, Math.min(most, tokens.size()));
        }
    }

    /** All in lower case. */
    record Lowercase() implements TokenFilter {
        @Override
        public List<String> of(List<String> tokens) {
            return tokens.stream().map(token -> token.toLowerCase(Locale.ROOT)).toList();
        }
    }
}
