package org.slackwater.categorization.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a text apart.
 *
 * @param pattern what a word looks like, or what stands between two
 * @param words whether it is the words that the pattern is of, which then also lose what is neither letter nor digit at
 *     their end, and are left out where they are numbers
 */
public record Tokenizer(Pattern pattern, boolean words) {
    /** Letters and digits, with dots, dashes and underscores among them. */
    public static final Tokenizer ML_CLASSIC = new Tokenizer(Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]*"), true);

    /** As {@link #ML_CLASSIC}, with addresses of the web or of mail and paths of files as one word each. */
    public static final Tokenizer ML_STANDARD = new Tokenizer(
            Pattern.compile(
                    "(?:\\p{L}[\\p{L}\\p{N}+.-]{0,30}://|\\p{L}:(?=\\\\))?[/\\\\]{0,2}[\\p{L}\\p{N}][\\p{L}\\p{N}_.@/\\\\-]*"),
            true);

    public static final Tokenizer WHITESPACE = new Tokenizer(Pattern.compile("\\s+"), false);
    public static final Tokenizer LETTER = new Tokenizer(Pattern.compile("\\P{L}+"), false);

    /** From so many digits on, what can be read as a hexadecimal number is taken for one although it has none of 0 to 9. */
    private static final int HEX_WITHOUT_DIGITS = 8;

    List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = pattern.matcher(new BoundedText(text));
        int end = 0;
        while (matcher.find()) {
            add(tokens, words ? matcher.group() : text.substring(end, matcher.start()));
            end = matcher.end();
        }
        if (!words) {
            add(tokens, text.substring(end));
        }
        return tokens;
    }

    private void add(List<String> tokens, String token) {
        String word = words ? withoutMarksAtTheEnd(token) : token;
        if (!word.isEmpty() && !(words && isNumber(word))) {
            tokens.add(word);
        }
    }

    private static String withoutMarksAtTheEnd(String token) {
        int end = token.length();
        while (end > 0 && !Character.isLetterOrDigit(token.charAt(end - 1))) {
            end--;
        }
        return token.substring(0, end);
    }

    private static boolean isNumber(String word) {
        if (Character.isDigit(word.charAt(0))) {
            return true;
        }
        boolean digits = false;
        int hex = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                if (Character.digit(c, 16) < 0) {
                    return false;
                }
                digits |= Character.isDigit(c);
                hex++;
            }
        }
        return digits || hex >= HEX_WITHOUT_DIGITS;
    }
}
