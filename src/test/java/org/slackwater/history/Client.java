package org.slackwater.history;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.slackwater.server.ServerProcess;

/** A client that writes down every request and what came of it. Used by one thread. */
final class Client {
    /** Longer than any fault: a request is given up by nobody but a node that dies. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String AUTHORIZATION = "Basic "
            + Base64.getEncoder()
                    .encodeToString(
                            (ServerProcess.ADMIN + ":" + ServerProcess.PASSWORD).getBytes(StandardCharsets.UTF_8));
    private static final int KEPT = 300;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String name;
    private final Ticker ticker;
    private final Recorder recorder;

    Client(String name, Ticker ticker, Recorder recorder) {
        this.name = name;
        this.ticker = ticker;
        this.recorder = recorder;
    }

    /** @param timeout what the request allows by itself */
    Call call(ClusterNode node, Verb verb, String target, Duration timeout) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + node.port() + path(verb, target, timeout)))
                .timeout(PATIENCE)
                .header("Authorization", AUTHORIZATION)
                .header("Content-Type", "application/json")
                .method(method(verb), publisher(body(verb, target)))
                .build();
        boolean wasUp = node.isUp();
        long begin = ticker.now();
        int status = 0;
        String text;
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            text = response.body();
            boolean started = wasUp && node.isUp();
            status = started || isOfSlackwater(response) ? response.statusCode() : 0;
        } catch (IOException noAnswer) {
            text = noAnswer.toString();
        }
        long end = ticker.now();
        Call call =
                new Call(name, node.number(), verb, target, timeout.toNanos() / 1_000, begin, end, status, brief(text));
        recorder.add(call);
        return call;
    }

    /** While a node starts, the server answers without it: 404, 403, or an empty 500. */
    private static boolean isOfSlackwater(HttpResponse<String> response) {
        return response.headers().firstValue("X-elastic-product").isPresent();
    }

    private static String path(Verb verb, String target, Duration timeout) {
        String patience = "timeout=" + timeout.toMillis() + "ms";
        return switch (verb) {
            case ENABLE -> "/_ml/set_upgrade_mode?enabled=true&" + patience;
            case DISABLE -> "/_ml/set_upgrade_mode?enabled=false&" + patience;
            case OPEN -> "/_ml/anomaly_detectors/" + target + "/_open?" + patience;
            case CLOSE -> "/_ml/anomaly_detectors/" + target + "/_close?" + patience;
            case START -> "/_ml/datafeeds/" + target + "/_start?start=0&end=" + Workload.END + "&" + patience;
            case STOP -> "/_ml/datafeeds/" + target + "/_stop?" + patience;
            case CREATE -> "/_ml/anomaly_detectors/" + target;
            case UPDATE -> "/_ml/anomaly_detectors/" + target + "/_update";
            case LOOK -> "/_ml/anomaly_detectors/" + target + "/_stats";
        };
    }

    private static String method(Verb verb) {
        return switch (verb) {
            case CREATE -> "PUT";
            case LOOK -> "GET";
            default -> "POST";
        };
    }

    private static String body(Verb verb, String target) {
        return switch (verb) {
            case CREATE -> Workload.CONFIGS.get(0).formatted("");
            case UPDATE -> "{\"description\": \"" + target + "\"}";
            default -> "";
        };
    }

    private static HttpRequest.BodyPublisher publisher(String body) {
        return body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
    }

    private static String brief(String text) {
        String line = text.replace('\n', ' ');
        return line.length() > KEPT ? line.substring(0, KEPT) : line;
    }
}
