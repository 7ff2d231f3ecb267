package org.slackwater.server;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody who calls the API over HTTP. */
public final class ApiCaller {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient http;
    private final int port;
    private final String authorization;

    /** What came back. */
    public record Answer(int status, String text, Map<String, String> headers) {
        public JsonObject json() {
            return value().asJsonObject();
        }

        public JsonValue value() {
            try (var reader = Json.createReader(new StringReader(text))) {
                return reader.readValue();
            }
        }

        /** The type of the error, or none. */
        public Optional<String> errorType() {
            return text.startsWith("{") && json().get("error") instanceof JsonObject error
                    ? Optional.of(error.getString("type"))
                    : Optional.empty();
        }

        /** The answer, when it is the one expected. */
        public Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError("expected status " + expected + ", was " + status + ": " + text);
            }
            return this;
        }
    }

    ApiCaller(int port, String user, String password) {
        this(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
                port,
                "Basic "
                        + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    private ApiCaller(HttpClient http, int port, String authorization) {
        this.http = http;
        this.port = port;
        this.authorization = authorization;
    }

    /** Somebody else at the same server, who says so by this header; over the same connections. */
    public ApiCaller with(String otherAuthorization) {
        return new ApiCaller(http, port, otherAuthorization);
    }

    public Answer get(String path) {
        return call("GET", path, null);
    }

    public Answer post(String path) {
        return call("POST", path, null);
    }

    public Answer post(String path, String json) {
        return call("POST", path, json);
    }

    public Answer put(String path, String json) {
        return call("PUT", path, json);
    }

    public Answer delete(String path) {
        return call("DELETE", path, null);
    }

    /** @param path with its query, already encoded */
    public Answer call(String method, String path, @Nullable String json) {
        return call(method, path, json == null ? null : json.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** @param headers more, or others than the usual ones */
    public Answer call(String method, String path, byte @Nullable [] body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        try {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            Map<String, String> answered = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            response.headers().map().forEach((name, values) -> answered.put(name, String.join(", ", values)));
            return new Answer(response.statusCode(), response.body(), answered);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether the API answers at all. */
    boolean isUp() {
        try {
            return get("/").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }
}
