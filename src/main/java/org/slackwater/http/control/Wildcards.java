package org.slackwater.http.control;

import java.util.Arrays;

/** Texts with {@code *} for any characters. In time that grows with the texts, whatever the pattern: callers choose it. */
public final class Wildcards {
    private Wildcards() {}

    public static boolean matches(String pattern, String text) {
        int at = 0;
        int in = 0;
        int star = -1;
        int afterStar = 0;
        while (at < text.length()) {
            if (in < pattern.length() && pattern.charAt(in) == '*') {
                star = in++;
                afterStar = at;
            } else if (in < pattern.length() && pattern.charAt(in) == text.charAt(at)) {
                in++;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++afterStar;
            } else {
                return false;
            }
        }
        return pattern.substring(in).chars().allMatch(rest -> rest == '*');
    }

    /** Whether one of the patterns, which are separated by commas, matches. */
    public static boolean anyMatches(String patterns, String text) {
        return Arrays.stream(patterns.split(",", -1)).anyMatch(pattern -> matches(pattern, text));
    }
}
