package org.slackwater.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is sent.
 *
 * @param endpoint the operation of the document that it was made from
 * @param target path and query, encoded
 * @param authorization who sends it, or null for the administrator
 */
record Request(
        String endpoint,
        String verb,
        String target,
        Map<String, String> headers,
        byte @Nullable [] body,
        @Nullable String authorization) {
    private static final Pattern TIMEOUT = Pattern.compile("[?&]timeout=(\\d{1,9})(ms|s|m)(?:&|$)");
    private static final int LONGEST_ON_A_LINE = 1_000;

    String path() {
        return target.replaceFirst("\\?.*", "");
    }

    /** How long the caller allows it to take; nothing that is waited for here takes longer than the ceiling. */
    Duration timeout(Duration ceiling) {
        Matcher given = TIMEOUT.matcher(target);
        if (!given.find()) {
            return ceiling;
        }
        long number = Long.parseLong(given.group(1));
        Duration timeout =
                switch (given.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    default -> Duration.ofMinutes(number);
                };
        return timeout.compareTo(ceiling) < 0 ? timeout : ceiling;
    }

    /**
     * The same from the command line.
     *
     * @param folder takes the body where that does not fit on a line
     */
    String curl(int port, String credentials, Path folder) {
        StringBuilder line = new StringBuilder("curl -sS -X " + verb);
        line.append(authorization == null ? " -u " + quoted(credentials) : header("Authorization", authorization));
        headers.forEach((name, value) -> line.append(header(name, value)));
        if (body != null) {
            line.append(headers.containsKey("Content-Type") ? "" : header("Content-Type", "application/json"));
            line.append(" --data-binary ").append(data(body, folder));
        }
        return line + " " + quoted("http://127.0.0.1:" + port + target);
    }

    private static String header(String name, String value) {
        return " -H " + quoted(name + ": " + value);
    }

    private static String data(byte[] body, Path folder) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (body.length <= LONGEST_ON_A_LINE
                && text.chars().noneMatch(Character::isISOControl)
                && !text.startsWith("@")
                && java.util.Arrays.equals(body, text.getBytes(StandardCharsets.UTF_8))) {
            return quoted(text);
        }
        try {
            Path file = Files.createTempFile(folder, "body-", "");
            Files.write(file, body);
            return "@" + file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return verb + " " + URLDecoder.decode(target.replace("%", "%25"), StandardCharsets.UTF_8)
                + (body == null ? "" : " " + new String(body, StandardCharsets.UTF_8));
    }
}
