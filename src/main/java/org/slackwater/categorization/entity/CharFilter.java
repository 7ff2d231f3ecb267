package org.slackwater.categorization.entity;

import java.util.regex.Pattern;

/** Changes a message before it is taken apart. */
public sealed interface CharFilter {
    String of(String text);

    /** Of several lines only the first that has a letter stays. */
    record FirstLineWithLetters() implements CharFilter {
        @Override
        public String of(String text) {
            return text.lines()
                    .filter(line -> line.codePoints().anyMatch(Character::isLetter))
                    .findFirst()
                    .orElse("");
        }
    }

    /** @param replacement as {@link java.util.regex.Matcher#replaceAll(String)} takes it */
    record PatternReplace(Pattern pattern, String replacement) implements CharFilter {
        @Override
        public String of(String text) {
            return pattern.matcher(new BoundedText(text)).replaceAll(replacement);
        }
    }
}
