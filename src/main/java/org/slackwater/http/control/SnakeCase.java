package org.slackwater.http.control;

/** The API's spelling of names. */
public final class SnakeCase {
    private SnakeCase() {}

    public static String of(String camelCase) {
        StringBuilder snake = new StringBuilder(camelCase.length() + 8);
        for (int i = 0; i < camelCase.length(); i++) {
            char c = camelCase.charAt(i);
            if (Character.isUpperCase(c)) {
                snake.append('_').append(Character.toLowerCase(c));
            } else {
                snake.append(c);
            }
        }
        return snake.toString();
    }
}
