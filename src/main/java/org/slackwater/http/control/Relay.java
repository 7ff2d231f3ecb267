package org.slackwater.http.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.UntakenException;

/**
 * Passes a request on to another node and brings its answer back. With the JDK's client, because it never sends a request
 * a second time by itself when a connection breaks: posted data would be taken twice.
 */
@ApplicationScoped
public class Relay {
    /** On what one node passes on to another, so that it is not passed on any further; its value is of no matter. */
    public static final String FORWARDED = "X-Slackwater-Forwarded";

    /** On the answer to a request of which nothing was taken. */
    public static final String UNTAKEN = "X-Slackwater-Untaken";

    /**
     * A request as it came.
     *
     * @param path with its query
     * @param headers those that matter to the other node
     */
    public record Request(String method, String path, Map<String, String> headers, byte[] body) {}

    /** What the other node answered. */
    public record Answer(int status, String text) {}

    private static final String PRODUCT = "X-Elastic-Product";
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final long LOOK_EVERY_MILLIS = 500;

    /** For an answer that is on its way already. */
    private static final long LAST_CHANCE_MILLIS = 2_000;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(ProxySelector.of(null))
            .build();

    /**
     * @param address of the other node, as it says itself
     * @param worthwhile looked at while waiting: whether an answer is still to be expected
     * @throws UntakenException when the other node certainly took nothing of it
     * @throws ApiException 503 when it may or may not have taken it
     */
    public Answer send(String address, Request request, BooleanSupplier worthwhile) throws InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                outgoing(address, request), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            return read(address, await(answer, worthwhile));
        } catch (ExecutionException e) {
            throw failed(address, Objects.requireNonNullElse(e.getCause(), e));
        } catch (TimeoutException e) {
            throw unsure(address, e);
        } finally {
            answer.cancel(true);
        }
    }

    private static HttpRequest outgoing(String address, Request request) {
        HttpRequest.Builder outgoing = HttpRequest.newBuilder(URI.create(address + legal(request.path())))
                .timeout(LONGEST)
                .method(
                        request.method(),
                        request.body().length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(outgoing::setHeader);
        return outgoing.setHeader(FORWARDED, "true").build();
    }

    private static HttpResponse<String> await(
            CompletableFuture<HttpResponse<String>> answer, BooleanSupplier worthwhile)
            throws InterruptedException, ExecutionException, TimeoutException {
        while (true) {
            try {
                return answer.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                if (!worthwhile.getAsBoolean()) {
                    return answer.get(LAST_CHANCE_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        }
    }

    private static Answer read(String address, HttpResponse<String> response) {
        if (response.headers().firstValue(PRODUCT).isEmpty()) {
            throw unsure(address, new IOException("no node answers there, status " + response.statusCode()));
        }
        if (response.headers().firstValue(UNTAKEN).isPresent()) {
            throw new UntakenException("the node at [" + address + "] could not take the request; try again");
        }
        return new Answer(response.statusCode(), response.body());
    }

    private static ApiException failed(String address, Throwable cause) {
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            return new UntakenException(
                    "the node at [" + address + "] cannot be reached; nothing of the request was taken", cause);
        }
        return unsure(address, cause);
    }

    private static ApiException unsure(String address, Throwable cause) {
        return new ApiException(
                503,
                "status_exception",
                "the node at [" + address + "] did not answer; the request may or may not have been taken",
                cause);
    }

    /** Servers take characters in a path and its query that no URI may have. */
    static String legal(String path) {
        StringBuilder legal = new StringBuilder(path.length());
        path.codePoints().forEach(character -> {
            if (character < 128
                    && (Character.isLetterOrDigit(character) || "-._~/?%&=+,;:@!$'()*".indexOf(character) >= 0)) {
                legal.appendCodePoint(character);
            } else {
                for (byte each : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                    legal.append('%').append(String.format("%02X", each));
                }
            }
        });
        return legal.toString();
    }
}
