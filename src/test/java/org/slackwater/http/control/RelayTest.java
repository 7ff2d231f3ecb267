package org.slackwater.http.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slackwater.http.control.Relay.Answer;
import org.slackwater.http.control.Relay.Request;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.UntakenException;

@Timeout(30)
class RelayTest {
    private static final BooleanSupplier ALWAYS = () -> true;
    private static final Request POST = new Request(
            "POST",
            "/_ml/anomaly_detectors/taxi/_data?pretty",
            Map.of("Authorization", "Basic YTpi", "Content-Type", "application/json"),
            "{\"ts\":1}".getBytes(StandardCharsets.UTF_8));

    private final Relay relay = new Relay();
    private final AtomicInteger requests = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer other;
    private volatile HttpHandler handler = HttpExchange::close;

    @BeforeEach
    void start() throws IOException {
        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.setExecutor(threads);
        other.createContext("/", exchange -> {
            requests.incrementAndGet();
            handler.handle(exchange);
        });
        other.start();
    }

    @AfterEach
    void stop() {
        other.stop(0);
        threads.shutdownNow();
    }

    private String address() {
        return "http://127.0.0.1:" + other.getAddress().getPort();
    }

    @Test
    void theOtherNodeGetsTheRequestAsItCameAndItsAnswerComesBack() throws InterruptedException {
        AtomicReference<String> got = new AtomicReference<>();
        handler = exchange -> {
            var headers = exchange.getRequestHeaders();
            got.set(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + headers.getFirst("Authorization") + " " + headers.getFirst("Content-Type") + " "
                    + headers.getFirst(Relay.FORWARDED) + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, 202, "{\"job_id\":\"taxi\"}", Map.of());
        };

        assertThat(relay.send(address(), POST, ALWAYS)).isEqualTo(new Answer(202, "{\"job_id\":\"taxi\"}"));
        assertThat(got)
                .hasValue("POST /_ml/anomaly_detectors/taxi/_data?pretty Basic YTpi application/json true {\"ts\":1}");
    }

    @Test
    void aNodeThatIsNotThereHasTakenNothing() {
        String gone = address();
        other.stop(0);

        assertThatThrownBy(() -> relay.send(gone, POST, ALWAYS))
                .isInstanceOf(UntakenException.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void aNodeThatSaysSoHasTakenNothing() {
        handler = exchange -> answer(exchange, 503, "{}", Map.of(Relay.UNTAKEN, "true"));

        assertThatThrownBy(() -> relay.send(address(), POST, ALWAYS)).isInstanceOf(UntakenException.class);
    }

    @Test
    void aNodeThatBreaksOffMayHaveTakenItAndIsNotAskedAgain() {
        handler = HttpExchange::close;

        assertThatThrownBy(() -> relay.send(address(), POST, ALWAYS)).satisfies(RelayTest::isUnsure);
        assertThat(requests).hasValue(1);
    }

    @Test
    void aFrozenNodeIsLeftAloneOnceItHasLostTheJob() {
        CountDownLatch frozen = new CountDownLatch(1);
        handler = exchange -> {
            try {
                frozen.await();
            } catch (InterruptedException stopped) {
                exchange.close();
            }
        };

        assertThatThrownBy(() -> relay.send(address(), POST, () -> false)).satisfies(RelayTest::isUnsure);
    }

    @Test
    void somethingElseAtTheAddressIsNotTakenForANode() {
        handler = exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        };

        assertThatThrownBy(() -> relay.send(address(), POST, ALWAYS)).satisfies(RelayTest::isUnsure);
    }

    @Test
    void charactersThatServersTakeAndUrisDoNotAreEncoded() {
        assertThat(Relay.legal("/_ml/a%20b/_flush?start=a|b&end=\"ä[x]"))
                .isEqualTo("/_ml/a%20b/_flush?start=a%7Cb&end=%22%C3%A4%5Bx%5D");
    }

    private static void isUnsure(Throwable failure) {
        assertThat(failure).isExactlyInstanceOf(ApiException.class).hasMessageContaining("may or may not");
        assertThat(((ApiException) failure).status()).isEqualTo(503);
    }

    private static void answer(HttpExchange exchange, int status, String text, Map<String, String> headers)
            throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
