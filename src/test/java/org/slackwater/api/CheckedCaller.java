package org.slackwater.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slackwater.server.ApiCaller;
import org.slackwater.server.ApiCaller.Answer;

/**
 * A caller who takes no answer that breaks the API's word: each one is an answer of the API, shows nothing of the
 * server's inside, and is what the contract says when it is a success, or an error in the API's form.
 */
public final class CheckedCaller {
    private static final Pattern INSIDE =
            Pattern.compile("\\b(?:java|jakarta|org|com|fish)\\.[a-z.]+[A-Z]|\\tat |<(?:html|HTML)");

    private static final Contract CONTRACT = new Contract();

    private final ApiCaller caller;

    CheckedCaller(ApiCaller caller) {
        this.caller = caller;
    }

    /** Somebody else at the same server, who says so by this header. */
    CheckedCaller with(String authorization) {
        return new CheckedCaller(caller.with(authorization));
    }

    Answer get(String path) {
        return call("GET", path, null);
    }

    Answer post(String path) {
        return call("POST", path, null);
    }

    Answer post(String path, String json) {
        return call("POST", path, json);
    }

    Answer put(String path, String json) {
        return call("PUT", path, json);
    }

    Answer delete(String path) {
        return call("DELETE", path, null);
    }

    Answer call(String method, String path, @Nullable String json) {
        return call(method, path, json == null ? null : json.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    Answer call(String method, String path, byte @Nullable [] body, Map<String, String> headers) {
        Answer answer = caller.call(method, path, body, headers);
        check(method, path, answer);
        return answer;
    }

    /** Does what must succeed. */
    JsonObject done(String method, String path, @Nullable String json) {
        Answer answer = call(method, path, json);
        assertThat(answer.status()).as("%s %s: %s", method, path, answer.text()).isBetween(200, 202);
        return answer.json();
    }

    JsonObject got(String path) {
        return done("GET", path, null);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public static void check(String method, String path, Answer answer) {
        String call = method + " " + brief(path) + " gave " + answer.status() + " " + brief(answer.text());
        assertThat(answer.status()).as(call).isBetween(200, 499);
        assertThat(answer.headers()).as(call).containsEntry("X-Elastic-Product", "Elasticsearch");
        assertThat(INSIDE.matcher(answer.text()).find()).as(call).isFalse();
        if (method.equals("HEAD") || method.equals("OPTIONS")) {
            return;
        }
        if (answer.status() >= 400) {
            checkError(answer, call);
        } else if (!path.matches(".*[?&](filter_path|wait_for_completion=false).*")
                && answer.text().startsWith("{")) {
            assertThat(CONTRACT.complaints(method, path.replaceFirst("\\?.*", ""), answer.value()))
                    .as(call)
                    .isEmpty();
        }
    }

    private static void checkError(Answer answer, String call) {
        assertThat(answer.headers().get("Content-Type")).as(call).contains("json");
        if (answer.json().get("error") instanceof JsonString) {
            return;
        }
        JsonObject error = answer.json().getJsonObject("error");
        assertThat(answer.json().getInt("status")).as(call).isEqualTo(answer.status());
        assertThat(error.getString("type")).as(call).matches("[a-z_]+_exception");
        assertThat(error.getString("reason")).as(call).isNotBlank();
        assertThat(error.getJsonArray("root_cause").getJsonObject(0))
                .as(call)
                .containsEntry("type", error.get("type"))
                .containsEntry("reason", error.get("reason"));
    }

    private static String brief(String text) {
        return text.length() > 500 ? text.substring(0, 500) + "..." : text;
    }
}
