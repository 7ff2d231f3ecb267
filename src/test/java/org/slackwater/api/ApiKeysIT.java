package org.slackwater.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slackwater.security.IdentityProvider;
import org.slackwater.server.ApiCaller.Answer;
import org.slackwater.server.ServerProcess;

/** Keys that users give to programs. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiKeysIT {
    private static final String KEYS = "/_security/api_key";
    private static final String OWNER = "/_security/user/key-owner";
    private static final String PASSWORD = "correct-horse";
    private static final String NO_JOB = "/_ml/anomaly_detectors/no-such-job/_open";

    private final ServerProcess server;
    private final CheckedCaller admin;
    private final IdentityProvider provider;

    ApiKeysIT(ServerProcess server, CheckedCaller admin, IdentityProvider provider) {
        this.server = server;
        this.admin = admin;
        this.provider = provider;
    }

    @BeforeEach
    void anOwner() {
        ownerIn("machine_learning_admin");
    }

    @AfterEach
    void removeIt() {
        admin.delete(OWNER);
    }

    @Test
    void aKeyMayWhatItsOwnerMay() {
        JsonObject made = owner().done("POST", KEYS, "{\"name\":\"pump\"}");

        assertThat(made.keySet()).containsOnly("id", "name", "api_key", "encoded");
        CheckedCaller key = with(made);
        assertThat(key.post(NO_JOB).status()).isEqualTo(404);
        assertThat(key.get("/_tasks").status()).isEqualTo(403);
        assertThat(key.got("/_security/_authenticate").getString("username")).isEqualTo("key-owner");
    }

    @Test
    void aKeyMayNoMoreThanItWasMadeFor() {
        CheckedCaller key = with(owner().done(
                        "PUT",
                        KEYS,
                        "{\"name\":\"gauge\",\"role_descriptors\":{\"look\":{\"cluster\":[\"monitor_ml\"]}}}"));

        assertThat(key.get("/_ml/info").status()).isEqualTo(200);
        assertThat(key.post(NO_JOB).status()).isEqualTo(403);
        assertThat(key.got("/_security/_authenticate").getJsonArray("roles").getValuesAs(JsonString::getString))
                .containsExactly("monitor_ml");
    }

    @Test
    void aKeyNeverMayMoreThanItsOwnerMayNow() {
        CheckedCaller greedy = with(owner().done(
                        "PUT",
                        KEYS,
                        "{\"name\":\"greedy\",\"role_descriptors\":{\"all\":{\"cluster\":[\"manage\"]}}}"));
        CheckedCaller plain = with(owner().done("PUT", KEYS, "{\"name\":\"plain\",\"role_descriptors\":{}}"));
        assertThat(greedy.get("/_security/user").status()).isEqualTo(403);
        assertThat(greedy.post(NO_JOB).status()).isEqualTo(404);

        ownerIn("machine_learning_user");

        assertThat(List.of(greedy, plain))
                .allSatisfy(key -> assertThat(key.post(NO_JOB).status()).isEqualTo(403))
                .allSatisfy(key -> assertThat(key.get("/_ml/info").status()).isEqualTo(200));
    }

    @Test
    void aKeyDiesWithItsOwnerAndStaysDead() {
        JsonObject made = owner().done("PUT", KEYS, "{\"name\":\"orphan\"}");

        admin.done("DELETE", OWNER, null);
        assertThat(with(made).get("/_ml/info").status()).isEqualTo(401);

        ownerIn("superuser");
        assertThat(with(made).get("/_ml/info").status()).isEqualTo(401);
        assertThat(admin.get(KEYS + "?id=" + made.getString("id")).status()).isEqualTo(404);
    }

    @Test
    void aKeyExpires() {
        JsonObject made = owner().done("PUT", KEYS, "{\"name\":\"brief\",\"expiration\":\"1ms\"}");

        assertThat(made.getJsonNumber("expiration").longValue()).isPositive();
        Awaitility.await().until(() -> with(made).get("/_ml/info").status() == 401);
        assertThat(found(owner().got(KEYS + "?owner&active_only"))).isEmpty();
        assertThat(found(owner().got(KEYS + "?owner"))).containsExactly("brief");
    }

    @Test
    void anInvalidatedKeyIsNoIdentityAnyMore() {
        JsonObject one = owner().done("PUT", KEYS, "{\"name\":\"pump-1\"}");
        JsonObject other = owner().done("PUT", KEYS, "{\"name\":\"pump-2\"}");
        assertThat(with(one).get("/_ml/info").status()).isEqualTo(200);

        JsonObject done = owner().done("DELETE", KEYS, "{\"ids\":[\"" + one.getString("id") + "\"]}");

        assertThat(texts(done, "invalidated_api_keys")).containsExactly(one.getString("id"));
        assertThat(done.getInt("error_count")).isZero();
        assertThat(with(one).get("/_ml/info").status()).isEqualTo(401);
        JsonObject all = owner().done("DELETE", KEYS, "{\"name\":\"pump-*\",\"owner\":true}");
        assertThat(texts(all, "invalidated_api_keys")).containsExactly(other.getString("id"));
        assertThat(texts(all, "previously_invalidated_api_keys")).containsExactly(one.getString("id"));
        assertThat(owner().got(KEYS + "?id=" + one.getString("id"))
                        .getJsonArray("api_keys")
                        .getJsonObject(0)
                        .getBoolean("invalidated"))
                .isTrue();
    }

    @Test
    void keysAreShownWithoutTheirSecrets() {
        JsonObject made = owner().done(
                        "POST",
                        KEYS,
                        """
                        {"name":"gauge","expiration":"1d","metadata":{"ship":"petrel"},
                         "role_descriptors":{"look":{"cluster":["monitor_ml"]}}}""");

        Answer answer = owner().get(KEYS + "?name=gau*");

        JsonObject key = answer.json().getJsonArray("api_keys").getJsonObject(0);
        assertThat(key.getString("id")).isEqualTo(made.getString("id"));
        assertThat(key.getString("username")).isEqualTo("key-owner");
        assertThat(key.getJsonObject("metadata").getString("ship")).isEqualTo("petrel");
        assertThat(key.getJsonObject("role_descriptors").toString())
                .isEqualTo("{\"look\":{\"cluster\":[\"monitor_ml\"]}}");
        assertThat(key.getJsonNumber("expiration").longValue())
                .isEqualTo(key.getJsonNumber("creation").longValue() + 86_400_000);
        assertThat(answer.text()).doesNotContain(made.getString("api_key")).doesNotContain("hash");
    }

    @Test
    void othersKeysAreForWhoeverMayManage() {
        JsonObject ofAdmin = admin.done("PUT", KEYS, "{\"name\":\"of-admin\"}");
        JsonObject own = owner().done("PUT", KEYS, "{\"name\":\"of-owner\"}");
        String id = ofAdmin.getString("id");

        assertThat(found(owner().got(KEYS))).containsExactly("of-owner");
        assertThat(owner().get(KEYS + "?id=" + id).status()).isEqualTo(404);
        assertThat(texts(owner().done("DELETE", KEYS, "{\"id\":\"" + id + "\"}"), "invalidated_api_keys"))
                .isEmpty();
        assertThat(found(admin.got(KEYS + "?username=key-owner"))).containsExactly("of-owner");
        assertThat(found(with(own).got(KEYS))).as("a key knows itself").containsExactly("of-owner");
        assertThat(texts(admin.done("DELETE", KEYS, "{\"username\":\"key-owner\"}"), "invalidated_api_keys"))
                .containsExactly(own.getString("id"));
        admin.done("DELETE", KEYS, "{\"id\":\"" + id + "\"}");
    }

    @Test
    void onlyAPasswordMakesKeys() {
        CheckedCaller key = with(admin.done("PUT", KEYS, "{\"name\":\"maker\"}"));
        CheckedCaller token = admin.with("Bearer " + provider.token(ServerProcess.ADMIN, "machine_learning_user"));

        assertThat(key.put(KEYS, "{\"name\":\"made\"}").status()).isEqualTo(400);
        assertThat(token.put(KEYS, "{\"name\":\"made\"}").status()).isEqualTo(400);
        assertThat(found(token.got(KEYS)))
                .as("who is called as a user is not that user")
                .isEmpty();
        admin.done("DELETE", KEYS, "{\"name\":\"maker\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"\"}",
                "{\"name\":\" a\"}",
                "{\"name\":\"_a\"}",
                "{\"name\":\"a\\nb\"}",
                "{\"name\":\"a\",\"expiration\":\"soon\"}",
                "{\"name\":\"a\",\"expiration\":\"0\"}",
                "{\"name\":\"a\",\"metadata\":{\"_a\":1}}",
                "{\"name\":\"a\",\"role_descriptors\":{\"r\":null}}",
                "{\"name\":\"a\",\"role_descriptors\":{\"r\":{\"cluster\":[\"all\"]}}}",
                "{\"name\":\"a\",\"role_descriptors\":{\"r\":{\"indices\":[]}}}"
            })
    void keysThatAreNotMade(String body) {
        assertThat(owner().put(KEYS, body).status()).isEqualTo(400);
        assertThat(found(owner().got(KEYS + "?owner=true"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {} | [ids]
            {"owner":false} | [owner]
            {"id":"a","ids":["b"]} | [ids]
            {"id":"a","name":"b"} | [name]
            {"owner":true,"username":"a"} | [username]
            {"realm_name":"native"} | [realm_name]
            """)
    void choicesThatSayNothingOrContradictThemselves(String body, String named) {
        Answer answer = owner().call("DELETE", KEYS, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains(named);
    }

    @Test
    void aWrongSecretIsNoIdentity() {
        JsonObject made = owner().done("PUT", KEYS, "{\"name\":\"pump\"}");
        String wrong = java.util.Base64.getEncoder()
                .encodeToString((made.getString("id") + ":" + made.getString("api_key") + "x")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(admin.with("ApiKey " + wrong).get("/_ml/info").status()).isEqualTo(401);
        assertThat(admin.with("apikey " + made.getString("encoded"))
                        .get("/_ml/info")
                        .status())
                .as("schemes are written as one likes")
                .isEqualTo(200);
    }

    private void ownerIn(String group) {
        admin.done("PUT", OWNER, "{\"password\":\"" + PASSWORD + "\",\"roles\":[\"" + group + "\"]}");
    }

    private CheckedCaller owner() {
        return new CheckedCaller(server.api("key-owner", PASSWORD));
    }

    private CheckedCaller with(JsonObject made) {
        return admin.with("ApiKey " + made.getString("encoded"));
    }

    private static List<String> found(JsonObject answer) {
        return answer.getJsonArray("api_keys").getValuesAs(JsonObject.class).stream()
                .map(key -> key.getString("name"))
                .toList();
    }

    private static List<String> texts(JsonObject answer, String list) {
        return answer.getJsonArray(list).getValuesAs(JsonString::getString);
    }
}
