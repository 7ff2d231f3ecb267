package org.slackwater.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slackwater.api.BadBodies.Place;
import org.slackwater.server.ApiCaller.Answer;
import org.slackwater.server.ServerProcess;

/**
 * Input of which nothing is right. {@link CheckedCaller} looks at each answer: never a failure of the server, always the
 * API's error body. What is refused leaves nothing behind.
 */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
    private static final String JOB = "bad-input-job";
    private static final String FEED = "bad-input-feed";
    private static final String JOBS = "/_ml/anomaly_detectors/";
    private static final String FEEDS = "/_ml/datafeeds/";
    private static final String RIGHT_JOB =
            """
            {"analysis_config":{"bucket_span":"1h","detectors":[{"function":"count"}]},"data_description":{"time_field":"ts"}}""";

    /** Values for parameters: each is wrong for most of them. */
    private static final List<String> VALUES = List.of(
            "",
            "x",
            "-1",
            "1",
            "TRUE",
            "99999999999999999999",
            "1e400",
            "NaN",
            "now%2B",
            "1.5s",
            "1000000000000d",
            "%00",
            "*",
            "a,b",
            "%F0%9F%92%A5");

    private static final List<String> IDS = List.of(
            "a%2Fb",
            "%2e%2e",
            "..",
            "../a",
            "%C3%A9",
            "a".repeat(65),
            "a".repeat(3000),
            "A",
            "_all",
            "*",
            "a,b",
            "a,,b",
            ",",
            "%20",
            "a%0Ab",
            "-a",
            "a-",
            "%F0%9F%92%A5",
            "%25",
            "a%3Fb",
            "a;b=c",
            "a%3Bb",
            "%7B%7D",
            "%22",
            "a*".repeat(60),
            "%3Cx%3E");

    private final ServerProcess server;
    private final CheckedCaller api;

    BadInputIT(ServerProcess server, CheckedCaller api) {
        this.server = server;
        this.api = api;
    }

    @BeforeAll
    void aClosedJobWithADatafeed() {
        api.done("PUT", JOBS + JOB, RIGHT_JOB);
        api.done("PUT", JOBS + "bad-input-feedless", RIGHT_JOB);
        api.done("PUT", FEEDS + FEED, BadBodies.feed(JOB));
        api.done("PUT", "/_ml/filters/bad-input", "{}");
        api.done("PUT", "/_ml/calendars/bad-input", "{}");
    }

    @AfterAll
    void removeThem() {
        api.done("DELETE", JOBS + JOB + "?force=true", null);
        api.done("DELETE", "/_ml/filters/bad-input", null);
        api.done("DELETE", "/_ml/calendars/bad-input", null);
        api.done("DELETE", JOBS + "bad-input-feedless?force=true", null);
    }

    @ParameterizedTest
    @MethodSource("places")
    void fieldsOfTheWrongType(Place place) {
        place.bodies().forEach(body -> {
            Answer answer = api.call(place.method(), place.path(), body);
            if (answer.status() < 300) {
                undo(place);
            }
        });
        nothingWasMade();
    }

    @ParameterizedTest
    @MethodSource("places")
    void bodiesThatAreBroken(Place place) {
        BadBodies.BROKEN.forEach((what, body) -> {
            Answer answer = api.call(place.method(), place.path(), body, Map.of());

            assertThat(answer.status()).as(what + ": " + answer.text()).isEqualTo(400);
        });
        nothingWasMade();
    }

    static List<Place> places() {
        return BadBodies.places(JOB, FEED);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void idsAndPathsThatAreTricks(Contract.Endpoint endpoint) {
        for (String id : IDS) {
            String path = path(endpoint, id);
            if (path.endsWith("/..")) {
                // The server may fail over it before we see it, docs/differences.md.
                continue;
            }
            String body = endpoint.method().equals("PUT") ? bodyOf(endpoint) : null;
            Answer answer = api.call(endpoint.method(), path, body);

            if (endpoint.method().equals("PUT")) {
                assertThat(answer.status()).as(id).isBetween(400, 405);
            }
        }
        nothingWasMade();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void parametersOfTheWrongType(Contract.Endpoint endpoint) {
        String path = path(endpoint, "no-such-thing");
        endpoint.parameters().stream()
                .flatMap(parameter -> VALUES.stream().map(value -> path + "?" + parameter + "=" + value))
                .filter(call ->
                        !call.contains("set_upgrade_mode?enabled=&") && !call.endsWith("set_upgrade_mode?enabled="))
                .forEach(call -> api.call(endpoint.method(), call, null));
        nothingWasMade();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aParameterThatNobodyKnows(Contract.Endpoint endpoint) {
        Answer answer = api.call(endpoint.method(), path(endpoint, "no-such-thing") + "?no_such_parameter=1", null);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("unrecognized parameter: [no_such_parameter]");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aMethodThatIsNotThere(Contract.Endpoint endpoint) {
        Answer answer = api.call("PATCH", path(endpoint, "no-such-thing"), null);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(Arrays.asList(answer.headers().getOrDefault("Allow", "").split(", ")))
                .contains(endpoint.method());
        assertThat(answer.json().getString("error"))
                .contains("Incorrect HTTP method")
                .contains(endpoint.method());
    }

    static Stream<Contract.Endpoint> endpoints() {
        return new Contract().endpoints().stream();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere",
                "/_ml",
                "/_ml/nowhere",
                "/_ml/anomaly_detectors/a/b/c/d",
                "//_ml/info",
                "/_ml//info",
                "/_cat/nowhere",
                "/index.html",
                "/WEB-INF/web.xml",
                "/META-INF/persistence.xml",
                "/_slackwater/error",
                "/application.wadl"
            })
    void pathsThatAreNotThere(String path) {
        Answer answer = api.get(path);

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.json().getString("error"))
                .contains("no handler found for uri [")
                .contains("and method [GET]");
    }

    @Test
    void bodiesThatAreTooLarge() {
        byte[] plain = ("{\"description\":\"" + "x".repeat(SharedServer.MAX_REQUEST_BYTES) + "\"}")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(api.call("PUT", JOBS + "bad-input-new", plain, Map.of()).status())
                .isEqualTo(413);
        assertThat(api.call("PUT", JOBS + "bad-input-new", gzip(plain), Map.of("Content-Encoding", "gzip"))
                        .status())
                .as("small on the way, large when unpacked")
                .isEqualTo(413);
        nothingWasMade();
    }

    @Test
    void bodiesThatAreNotEncodedAsTheySay() {
        byte[] good = gzip(RIGHT_JOB.getBytes(StandardCharsets.UTF_8));
        byte[] wrongSum = good.clone();
        wrongSum[good.length - 8] ^= 1;

        for (byte[] bad :
                List.of(RIGHT_JOB.getBytes(StandardCharsets.UTF_8), Arrays.copyOf(good, good.length - 12), wrongSum)) {
            assertThat(api.call("PUT", JOBS + "bad-input-new", bad, Map.of("Content-Encoding", "gzip"))
                            .status())
                    .isEqualTo(400);
        }
        assertThat(api.call("PUT", JOBS + "bad-input-new", good, Map.of("Content-Encoding", "br"))
                        .status())
                .isEqualTo(400);
        nothingWasMade();
        assertThat(api.call("POST", JOBS + "_validate", good, Map.of("Content-Encoding", "gzip"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/cbor",
                "application/yaml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/vnd.elasticsearch+json; compatible-with=7",
                "application/json; charset=utf-16",
                "application/json; q=0.5",
                "application/json; q=x; ;",
                "*/*",
                "nonsense"
            })
    void bodiesOfAnotherMediaType(String type) {
        Answer answer = api.call(
                "PUT",
                JOBS + "bad-input-new",
                RIGHT_JOB.getBytes(StandardCharsets.UTF_8),
                Map.of("Content-Type", type));

        assertThat(answer.status()).isIn(400, 406);
        nothingWasMade();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/yaml", ";;;", "application/json;q=x", "nonsense", "a/b/c"})
    void answersOfAnotherMediaType(String type) {
        assertThat(api.call("GET", "/_ml/info", null, Map.of("Accept", type)).status())
                .isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE"})
    void aBodyWhereNoneIsRead(String method) {
        Answer answer = new RawRequest(server)
                .send(
                        method + " " + JOBS + JOB,
                        Map.of("Content-Type", "application/json"),
                        "{}".getBytes(StandardCharsets.UTF_8));

        CheckedCaller.check(method, JOBS + JOB, answer);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("does not support having a body");
    }

    /** Refused before they reach the application: all that can be asked is that nothing of the inside is shown. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /_ml/anomaly_detectors/%00",
                "GET /_ml/%ff%fe",
                "GET /_ml/%zz",
                "GET /%2e%2e/x",
                "GET /_ml/a%5cb",
                "GET nonsense",
                "NONSENSE"
            })
    void requestsThatTheServerItselfRefuses(String line) {
        Answer answer = new RawRequest(server).send(line, Map.of(), new byte[0]);

        assertThat(answer.status()).isNotEqualTo(500);
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void whatIsLongReachesTheApplication() {
        String letters = "a".repeat(60_000);

        Answer query = api.get(JOBS + "?allow_no_match=" + letters);
        Answer header = api.call("GET", "/_ml/info", null, Map.of("X-Opaque-Id", letters));

        assertThat(query.status()).isEqualTo(400);
        assertThat(query.errorType()).hasValue("illegal_argument_exception");
        assertThat(header.status()).isEqualTo(200);
    }

    /** As docs/differences.md says of the servers. */
    @ParameterizedTest
    @ValueSource(strings = {"/_ml/info?filter_path=%s", "/%s"})
    void whatIsTooLongForTheServerIsAnsweredByIt(String target) {
        Answer answer =
                new RawRequest(server).send("GET " + target.formatted("a".repeat(66_000)), Map.of(), new byte[0]);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void dataThatIsBroken() {
        api.done("POST", JOBS + JOB + "/_open", null);
        String data = JOBS + JOB + "/_data";

        for (String body : List.of(
                "{", "[", "{\"ts\":1}{", "[[]]", "1", "null", "\"x\"", "{\"ts\":1,}", "{\"ts\":1}\u0000", "<x/>")) {
            assertThat(api.post(data, body).status()).as(body).isEqualTo(400);
        }
        assertThat(api.post(data, "").status()).isEqualTo(400);
        assertThat(api.call("POST", data, new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'}, Map.of())
                        .status())
                .isEqualTo(400);
        assertThat(counts().getInt("input_record_count")).isZero();

        for (String time :
                List.of("null", "true", "\"\"", "[]", "{}", "1e300", "-1e300", "9223372036854775807", "1e16")) {
            JsonObject counted = api.done("POST", data, "{\"ts\":" + time + "}");
            assertThat(counted.getInt("invalid_date_count")).as(time).isEqualTo(1);
        }
        assertThat(counts().getInt("input_record_count")).isEqualTo(9);
        api.done("POST", JOBS + JOB + "/_close?force=true", null);
    }

    private JsonObject counts() {
        return api.got(JOBS + JOB + "/_stats")
                .getJsonArray("jobs")
                .getJsonObject(0)
                .getJsonObject("data_counts");
    }

    /** A call that was right after all may have made, opened or changed something. */
    private void undo(Place place) {
        if (place.method().equals("PUT") && !place.path().endsWith("_password")) {
            api.delete(place.path());
        }
    }

    private void nothingWasMade() {
        assertThat(mine("/_ml/anomaly_detectors", "jobs", "job_id")).containsOnly(JOB, "bad-input-feedless");
        assertThat(mine("/_ml/datafeeds", "datafeeds", "datafeed_id")).containsOnly(FEED);
        assertThat(mine("/_ml/filters", "filters", "filter_id"))
                .contains("bad-input")
                .noneMatch(id -> id.contains("new"));
        assertThat(mine("/_ml/calendars", "calendars", "calendar_id"))
                .contains("bad-input")
                .noneMatch(id -> id.contains("new"));
    }

    /** Whatever has come since, whoever made it: there is nobody else. */
    private List<String> mine(String path, String list, String id) {
        return api.got(path + "?filter_path=" + list + "." + id).getJsonArray(list).stream()
                .map(JsonValue::asJsonObject)
                .map(each -> each.getString(id))
                .toList();
    }

    private static String bodyOf(Contract.Endpoint endpoint) {
        return switch (endpoint.name()) {
            case "ml.put_job" -> RIGHT_JOB;
            case "ml.put_filter", "ml.put_calendar" -> "{}";
            case "ml.put_calendar_job" -> "";
            default -> BadBodies.feed("bad-input-feedless");
        };
    }

    private static String path(Contract.Endpoint endpoint, String id) {
        return endpoint.path().replaceAll("\\{\\w+}", java.util.regex.Matcher.quoteReplacement(id));
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
