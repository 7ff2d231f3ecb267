package org.slackwater.api;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slackwater.server.ApiCaller.Answer;
import org.slackwater.server.ServerProcess;

/** Who may do what. Nothing that is called here exists, so that whoever is let through changes nothing. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityIT {
    private static final String PASSWORD = "correct-horse";
    private static final String USERS = "/_security/user/";

    /** What a group may, with what follows from it. */
    private static final Map<String, Set<String>> MAY = Map.of(
            "superuser", Set.of("manage", "manage_ml", "monitor", "monitor_ml"),
            "machine_learning_admin", Set.of("manage_ml", "monitor_ml"),
            "machine_learning_user", Set.of("monitor_ml"),
            "strangers", Set.of());

    /** Whoever has an identity. */
    private static final String ANYBODY = "";

    /** What is asked for where the contract does not say. */
    private static final Map<String, String> BEYOND = Map.ofEntries(
            Map.entry("GET /", ANYBODY),
            Map.entry("GET /_ml/upgrade_mode", "monitor_ml"),
            Map.entry("GET /_ml/upgrade_mode/_history", "monitor_ml"),
            Map.entry("POST /_ml/internal_storage/_reindex", "manage_ml"),
            Map.entry("GET /_ml/anomaly_detectors/{job_id}/_forecast", "monitor_ml"),
            Map.entry("GET /_ml/anomaly_detectors/{job_id}/_forecast/{forecast_id}", "monitor_ml"),
            Map.entry("GET /_ml/anomaly_detectors/{job_id}/results/model_plots", "monitor_ml"),
            Map.entry("POST /_ml/anomaly_detectors/{job_id}/results/model_plots", "monitor_ml"),
            Map.entry("GET /_ml/anomaly_detectors/{job_id}/results/annotations", "monitor_ml"),
            Map.entry("POST /_ml/anomaly_detectors/{job_id}/results/annotations", "monitor_ml"),
            Map.entry("POST /_ml/anomaly_detectors/{job_id}/annotations", "manage_ml"),
            Map.entry("DELETE /_ml/anomaly_detectors/{job_id}/annotations/{annotation_id}", "manage_ml"),
            Map.entry("GET /_cat/tasks", "monitor"),
            Map.entry("GET /_tasks/{task_id}", "monitor"),
            Map.entry("GET /_security/_authenticate", ANYBODY),
            Map.entry("GET /_security/user", "manage"),
            Map.entry("GET /_security/user/{username}", "manage"),
            Map.entry("PUT /_security/user/{username}", "manage"),
            Map.entry("POST /_security/user/{username}", "manage"),
            Map.entry("DELETE /_security/user/{username}", "manage"),
            Map.entry("PUT /_security/user/{username}/_password", "manage"),
            Map.entry("GET /_security/api_key", ANYBODY),
            Map.entry("PUT /_security/api_key", ANYBODY),
            Map.entry("POST /_security/api_key", ANYBODY),
            Map.entry("DELETE /_security/api_key", ANYBODY));

    private final ServerProcess server;
    private final CheckedCaller admin;

    SecurityIT(ServerProcess server, CheckedCaller admin) {
        this.server = server;
        this.admin = admin;
    }

    @BeforeAll
    void aUserInEachGroup() {
        MAY.keySet().forEach(group -> admin.done("PUT", USERS + "of-" + group, user(group)));
    }

    @AfterAll
    void removeThem() {
        MAY.keySet().forEach(group -> admin.done("DELETE", USERS + "of-" + group, null));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void withoutCredentialsNothingIsAnswered(Contract.Endpoint endpoint) {
        refused(admin.call(endpoint.method(), path(endpoint), null, Map.of("Authorization", "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic !!!",
                "Basic YWRtaW46d3Jvbmc=",
                "Basic YWRtaW4=",
                "Basic Og==",
                "Basic AGE6YWJjZGVmZw==",
                "Bearer abc",
                "Bearer",
                "Bearer a.b.c",
                "ApiKey",
                "ApiKey !!!",
                "ApiKey YTpi",
                "ApiKey Og==",
                "ApiKey AGE6YWJjZGVmZw==",
                "Digest abc",
                "x",
                "Basic"
            })
    void credentialsThatAreNone(String header) {
        refused(admin.call("GET", "/_ml/info", null, Map.of("Authorization", header)));
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers().get("WWW-Authenticate"))
                .startsWith("Basic realm=")
                .contains("ApiKey", "Bearer realm=");
        assertThat(answer.json().getJsonObject("error").getString("type")).isEqualTo("security_exception");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void whatTheContractAsksForIsWhatIsAskedFor(Contract.Endpoint endpoint) {
        MAY.forEach((group, privileges) -> {
            Answer answer = as("of-" + group).call(endpoint.method(), path(endpoint), null);

            if (privileges.containsAll(endpoint.privileges())) {
                assertThat(answer.status()).as(group).isNotEqualTo(403);
            } else {
                assertThat(answer.status()).as(group).isEqualTo(403);
                JsonObject error = answer.json().getJsonObject("error");
                assertThat(error.getString("type")).isEqualTo("security_exception");
                assertThat(error.getString("reason")).contains("unauthorized for user [of-" + group + "]");
            }
        });
    }

    /** Those of the contract, and those beyond it: each way to call the API. */
    static Stream<Contract.Endpoint> endpoints() {
        Contract contract = new Contract();
        return Stream.concat(
                contract.endpoints().stream()
                        // A body is read before anything else there: validation needs no job.
                        .map(endpoint -> endpoint.privileges().isEmpty()
                                ? endpoint(endpoint.method(), endpoint.path(), List.of("manage_ml"))
                                : endpoint),
                ResourceMethod.all().stream()
                        .filter(method ->
                                contract.endpoint(method.verb(), method.path()).isEmpty())
                        .map(method -> endpoint(method.verb(), method.path(), beyond(method))));
    }

    private static List<String> beyond(ResourceMethod method) {
        String privilege = BEYOND.get(method.toString());
        assertThat(privilege).as("say here what " + method + " asks for").isNotNull();
        return ANYBODY.equals(privilege) ? List.of() : List.of(String.valueOf(privilege));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/", "/_security/_authenticate", "/WEB-INF/web.xml", "/_ml"})
    void withoutAnIdentityNothingIsTold(String path) {
        Answer answer = admin.call("GET", path, null, Map.of("Authorization", ""));

        assertThat(answer.status()).isIn(401, 404);
    }

    @Test
    void whoeverHasAnIdentityMayAskWhoHeIsAndWhoIsThere() {
        JsonObject me = as("of-strangers").got("/_security/_authenticate");

        assertThat(me.getString("username")).isEqualTo("of-strangers");
        assertThat(me.getJsonArray("roles").getString(0)).isEqualTo("strangers");
        assertThat(as("of-strangers").got("/").getString("tagline")).isNotBlank();
    }

    @Test
    void aUserIsMadeChangedAndRemoved() {
        assertThat(admin.done("PUT", USERS + "ann", user("machine_learning_user"))
                        .getBoolean("created"))
                .isTrue();
        assertThat(admin.got(USERS + "ann")
                        .getJsonObject("ann")
                        .getJsonArray("roles")
                        .getString(0))
                .isEqualTo("machine_learning_user");
        assertThat(admin.get(USERS + "ann").text()).doesNotContain("hash").doesNotContain(PASSWORD);
        assertThat(as("ann").get("/_ml/info").status()).isEqualTo(200);
        assertThat(as("ann").post("/_ml/anomaly_detectors/x/_open").status()).isEqualTo(403);

        assertThat(admin.done("PUT", USERS + "ann", "{\"roles\":[\"machine_learning_admin\"]}")
                        .getBoolean("created"))
                .as("the password stays")
                .isFalse();
        assertThat(as("ann").post("/_ml/anomaly_detectors/x/_open").status()).isEqualTo(404);

        admin.done("PUT", USERS + "ann/_password", "{\"password\":\"battery-staple\"}");
        assertThat(as("ann").get("/_ml/info").status()).isEqualTo(401);
        assertThat(new CheckedCaller(server.api("ann", "battery-staple"))
                        .get("/_ml/info")
                        .status())
                .isEqualTo(200);

        assertThat(admin.done("DELETE", USERS + "ann", null).getBoolean("found"))
                .isTrue();
        assertThat(admin.delete(USERS + "ann").status()).isEqualTo(404);
        assertThat(new CheckedCaller(server.api("ann", "battery-staple"))
                        .get("/_ml/info")
                        .status())
                .isEqualTo(401);
    }

    /** Whoever is late is told so; none of it is a failure of the server, nor for its log. */
    @Test
    void aUserIsMadeChangedAndRemovedByManyAtOnce() {
        List<CompletableFuture<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            calls.add(supplyAsync(() -> admin.put(USERS + "busy", user("machine_learning_user"))));
            calls.add(supplyAsync(() -> admin.put(USERS + "busy", user("machine_learning_admin"))));
            calls.add(supplyAsync(() -> admin.put(USERS + "busy/_password", "{\"password\":\"battery-staple\"}")));
            calls.add(supplyAsync(() -> admin.delete(USERS + "busy")));
        }

        assertThat(calls).allSatisfy(call -> assertThat(call.join().status()).isIn(200, 404, 409));
        assertThat(server.log()).doesNotContain("Deadlock detected").doesNotContain("key violation");
        admin.delete(USERS + "busy");
    }

    @Test
    void nobodyLocksHimselfOut() {
        String me = USERS + ServerProcess.ADMIN;

        assertThat(admin.delete(me).status()).isEqualTo(409);
        assertThat(admin.put(me, "{\"roles\":[\"machine_learning_user\"]}").status())
                .isEqualTo(409);
        assertThat(admin.get("/_security/user").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"password\":\"short\",\"roles\":[]}",
                "{\"password\":\"long-enough\"}",
                "{\"roles\":[\"superuser\"]}",
                "{\"password\":\"long-enough\",\"roles\":[\"a b\"]}",
                "{\"password\":\"long-enough\",\"roles\":[\"\"]}"
            })
    void usersThatAreNotComplete(String body) {
        assertThat(admin.put(USERS + "nobody", body).status()).isEqualTo(400);
        assertThat(admin.get(USERS + "nobody").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%20a", "a%20", "%C3%A9", "a%0Ab"})
    void namesThatBasicCannotSend(String name) {
        assertThat(admin.put(USERS + name, user("strangers")).status()).isEqualTo(400);
    }

    @Test
    @DisabledForJreRange(
            minVersion = 21,
            disabledReason = "Payara Micro 7.2025.1 fails at any colon in a path before it reaches an application"
                    + " (payara/Payara#7777)")
    void aNameInWhichBasicWouldEndEarly() {
        assertThat(admin.put(USERS + "a:b", user("strangers")).status()).isEqualTo(400);
    }

    private CheckedCaller as(String user) {
        return new CheckedCaller(server.api(user, PASSWORD));
    }

    private static String user(String group) {
        return "{\"password\":\"" + PASSWORD + "\",\"roles\":[\"" + group + "\"]}";
    }

    private static String path(Contract.Endpoint endpoint) {
        return endpoint.path().replaceAll("\\{\\w+}", "no-such-thing");
    }

    private static Contract.Endpoint endpoint(String method, String path, List<String> privileges) {
        return new Contract.Endpoint("beyond", method, path, Set.of(), privileges, "any");
    }
}
