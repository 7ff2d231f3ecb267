package org.slackwater.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slackwater.security.IdentityProvider;
import org.slackwater.server.ApiCaller.Answer;

/** Callers whom an identity provider names. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensIT {
    private static final String NO_JOB = "/_ml/anomaly_detectors/no-such-job/_open";

    private final CheckedCaller admin;
    private final IdentityProvider provider;

    TokensIT(CheckedCaller admin, IdentityProvider provider) {
        this.admin = admin;
        this.provider = provider;
    }

    @Test
    void groupsOfATokenGivePrivilegesAsThoseOfAUser() {
        assertThat(with(provider.token("ada", "machine_learning_admin"))
                        .post(NO_JOB)
                        .status())
                .isEqualTo(404);
        assertThat(with(provider.token("ada", "machine_learning_user"))
                        .get("/_ml/info")
                        .status())
                .isEqualTo(200);
        Answer refused = with(provider.token("ada", "machine_learning_user")).post(NO_JOB);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("for user [ada]");
        assertThat(with(provider.token("ada", "manage", "strangers"))
                        .get("/_ml/info")
                        .status())
                .as("a group that is called as a privilege")
                .isEqualTo(403);
    }

    @Test
    void whoATokenNamesIsShown() {
        JsonObject me = with(provider.token("ada", "deck", "superuser")).got("/_security/_authenticate");

        assertThat(me.getString("username")).isEqualTo("ada");
        assertThat(me.getJsonArray("roles").toString()).isEqualTo("[\"deck\",\"superuser\"]");
    }

    @Test
    void tokensThatProveNothing() {
        String expired = provider.signed(IdentityProvider.claims("ada", "superuser")
                .expirationTime(Date.from(Instant.now().minus(Duration.ofMinutes(5))))
                .build());

        for (String token : new String[] {expired, new IdentityProvider("key-1").token("ada", "superuser"), "a.b.c"}) {
            Answer answer = with(token).get("/_ml/info");

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.headers().get("WWW-Authenticate")).contains("Bearer realm=\"security\"");
        }
    }

    private CheckedCaller with(String token) {
        return admin.with("Bearer " + token);
    }
}
