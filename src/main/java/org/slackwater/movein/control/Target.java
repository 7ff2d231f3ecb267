package org.slackwater.movein.control;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The server that everything moves to, spoken to as any client does. */
public final class Target {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String authorization;

    /** @param url without a slash at its end */
    public Target(String url, String user, String password) {
        this.url = url;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** What the server said; of an error its type and reason. */
    record Answer(int status, String type, String reason) {
        boolean isDone() {
            return status < 300;
        }

        boolean isThereAlready() {
            return type.equals("resource_already_exists_exception");
        }
    }

    /** @throws IOException when the server cannot be reached */
    Answer send(String method, String path, JsonObject body) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return answer(response.statusCode(), response.body());
    }

    private static Answer answer(int status, String body) {
        if (status < 300) {
            return new Answer(status, "", "");
        }
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readObject().get("error") instanceof JsonObject error
                    ? new Answer(status, error.getString("type", ""), text(error, "reason"))
                    : new Answer(status, "", body);
        } catch (JsonException notOurs) {
            return new Answer(status, "", "status " + status + " from what does not seem to be Slackwater");
        }
    }

    private static String text(JsonObject error, String field) {
        return error.get(field) instanceof JsonString text ? text.getString() : error.toString();
    }
}
