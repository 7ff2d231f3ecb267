package org.slackwater.security.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.slackwater.security.IdentityProvider.claims;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slackwater.http.entity.ApiException;
import org.slackwater.security.IdentityProvider;

class TokensTest {
    private static final IdentityProvider PROVIDER = new IdentityProvider();
    private static final IdentityProvider STRANGER = new IdentityProvider();
    private static final Map<String, String> ROLES = Map.of("pilots", "manage_ml, monitor", "deck", "monitor_ml");

    @Test
    void aTokenNamesTheCallerAndItsGroupsGivePrivileges() {
        Identity identity = tokens(settings())
                .identify(PROVIDER.token("ada", "pilots", "crew"))
                .orElseThrow();

        assertThat(identity.name()).isEqualTo("ada");
        assertThat(identity.groups()).containsExactly("pilots", "crew");
        assertThat(identity.roles()).containsExactlyInAnyOrder("manage_ml", "monitor");
        assertThat(identity.means()).isEqualTo(Identity.Means.TOKEN);
    }

    @Test
    void aGroupThatIsCalledAsAPrivilegeDoesNotGiveIt() {
        assertThat(tokens(settings())
                        .identify(PROVIDER.token("ada", "manage"))
                        .orElseThrow()
                        .roles())
                .isEmpty();
    }

    @Test
    void theNameIsTheFirstOfThoseThatTheStandardNames() {
        JWTClaimsSet preferred = claims("ada")
                .claim("upn", null)
                .claim("preferred_username", "lovelace")
                .build();
        JWTClaimsSet subject = claims("ada").claim("upn", null).build();

        assertThat(name(preferred)).isEqualTo("lovelace");
        assertThat(name(subject)).isEqualTo("subject-of-ada");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsRefused(String why, String token) {
        assertThat(tokens(settings()).identify(token)).as(why).isEmpty();
    }

    private static Stream<List<String>> refusedOnes() throws JOSEException {
        Instant now = Instant.now();
        String good = PROVIDER.token("ada", "pilots");
        SignedJWT mac =
                new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims("ada").build());
        mac.sign(new MACSigner(PROVIDER.published().getBytes(StandardCharsets.UTF_8)));
        return Stream.of(
                List.of("nothing", ""),
                List.of("no token", "abc"),
                List.of("dots", ".."),
                List.of("no signature", new PlainJWT(claims("ada").build()).serialize()),
                List.of("the public key as a shared secret", mac.serialize()),
                List.of("of somebody else", STRANGER.token("ada", "pilots")),
                List.of(
                        "changed",
                        good.substring(0, good.lastIndexOf('.') - 3) + good.substring(good.lastIndexOf('.'))),
                List.of("without its signature", good.substring(0, good.lastIndexOf('.') + 1)),
                List.of(
                        "another algorithm",
                        PROVIDER.signed(
                                new JWSHeader(JWSAlgorithm.RS512), claims("ada").build())),
                List.of(
                        "another kind of token",
                        PROVIDER.signed(
                                new JWSHeader.Builder(JWSAlgorithm.RS256)
                                        .type(new JOSEObjectType("logout+jwt"))
                                        .build(),
                                claims("ada").build())),
                List.of(
                        "expired",
                        PROVIDER.signed(claims("ada")
                                .expirationTime(Date.from(now.minus(Duration.ofSeconds(90))))
                                .build())),
                List.of(
                        "without an end",
                        PROVIDER.signed(claims("ada").expirationTime(null).build())),
                List.of(
                        "not yet",
                        PROVIDER.signed(claims("ada")
                                .notBeforeTime(Date.from(now.plus(Duration.ofMinutes(5))))
                                .build())),
                List.of(
                        "another issuer",
                        PROVIDER.signed(claims("ada").issuer("https://else").build())),
                List.of("no issuer", PROVIDER.signed(claims("ada").issuer(null).build())),
                List.of(
                        "for others",
                        PROVIDER.signed(claims("ada").audience("others").build())),
                List.of(
                        "for nobody",
                        PROVIDER.signed(claims("ada").audience((String) null).build())),
                List.of(
                        "groups that are none",
                        PROVIDER.signed(claims("ada").claim("groups", 7).build())),
                List.of(
                        "a name that is none",
                        PROVIDER.signed(claims("ada").claim("upn", 7).build())),
                List.of("a name on two lines", PROVIDER.token("ada\nbob", "pilots")),
                List.of(
                        "nobody",
                        PROVIDER.signed(
                                claims("ada").claim("upn", null).subject(null).build())));
    }

    static Stream<Arguments> refused() throws JOSEException {
        return refusedOnes().map(each -> Arguments.of(each.get(0), each.get(1)));
    }

    @Test
    void anAccessTokenOfOauthIsOneToo() {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt"))
                .build();

        assertThat(tokens(settings())
                        .identify(PROVIDER.signed(header, claims("ada").build())))
                .as("and a token need not name its key")
                .isPresent();
    }

    @Test
    void clocksMayDifferALittle() {
        JWTClaimsSet justExpired = claims("ada")
                .expirationTime(Date.from(Instant.now().minus(Duration.ofSeconds(5))))
                .build();

        assertThat(tokens(settings()).identify(PROVIDER.signed(justExpired))).isPresent();
    }

    @Test
    void whereNothingIsConfiguredNoTokenIsTaken() {
        Tokens none = tokens(new TokenSettings());

        assertThat(none.areTaken()).isFalse();
        assertThat(none.identify(PROVIDER.token("ada", "pilots"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pem", "bare pem", "jwk", "jwk set", "encoded jwk set"})
    void publicKeysInAllTheirForms(String form) throws JOSEException {
        String der = Base64.getMimeEncoder()
                .encodeToString(PROVIDER.key().toRSAPublicKey().getEncoded());
        TokenSettings settings = settings();
        settings.key = Optional.of(
                switch (form) {
                    case "pem" -> "-----BEGIN PUBLIC KEY-----\n" + der + "\n-----END PUBLIC KEY-----\n";
                    case "bare pem" -> der.replaceAll("\\s", "");
                    case "jwk" -> PROVIDER.key().toPublicJWK().toJSONString();
                    case "jwk set" -> PROVIDER.published();
                    default ->
                        Base64.getUrlEncoder()
                                .encodeToString(PROVIDER.published().getBytes(StandardCharsets.UTF_8));
                });

        assertThat(tokens(settings).identify(PROVIDER.token("ada"))).isPresent();
        assertThat(tokens(settings).identify(STRANGER.token("ada"))).isEmpty();
    }

    @Test
    void keysOfAFileAreReadAgainWhenATokenNamesANewOne(@TempDir Path folder) throws IOException {
        Path keys = Files.writeString(folder.resolve("keys.json"), PROVIDER.published());
        Tokens tokens = tokens(at(keys.toUri().toString()));
        assertThat(tokens.identify(PROVIDER.token("ada"))).isPresent();
        IdentityProvider next = new IdentityProvider("key-2");

        Files.writeString(keys, next.published());

        assertThat(tokens.identify(next.token("ada"))).isPresent();
        assertThatThrownBy(() -> tokens.identify(PROVIDER.token("ada")))
                .as("withdrawn, but it is too early to look whether it has come back")
                .isInstanceOf(ApiException.class);
    }

    @Test
    void keysThatCannotBeReadAreNotTheCallersFault(@TempDir Path folder) {
        Tokens tokens = tokens(at(folder.resolve("nowhere.json").toString()));

        assertThatThrownBy(() -> tokens.identify(PROVIDER.token("ada")))
                .isInstanceOfSatisfying(
                        ApiException.class, told -> assertThat(told.status()).isEqualTo(503));
    }

    @Test
    void settingsThatAreNotSafeEndTheStart() {
        TokenSettings noIssuer = settings();
        noIssuer.issuer = Optional.empty();
        TokenSettings shared = settings();
        shared.algorithm = "HS256";
        TokenSettings unsigned = settings();
        unsigned.algorithm = "none";
        TokenSettings noKey = settings();
        noKey.key = Optional.of("no key at all");
        TokenSettings both = settings();
        both.location = Optional.of("keys.json");

        Stream.of(noIssuer, shared, unsigned, noKey, both)
                .forEach(settings -> assertThatThrownBy(() -> tokens(settings))
                        .isInstanceOfAny(IllegalStateException.class, IllegalArgumentException.class));
    }

    private static String name(JWTClaimsSet claims) {
        return tokens(settings())
                .identify(PROVIDER.signed(claims))
                .orElseThrow()
                .name();
    }

    private static TokenSettings settings() {
        TokenSettings settings = new TokenSettings();
        settings.key = Optional.of(PROVIDER.published());
        settings.algorithm = "RS256";
        settings.issuer = Optional.of(IdentityProvider.ISSUER);
        settings.audiences = Optional.of("elsewhere, " + IdentityProvider.AUDIENCE);
        settings.clockSkewSeconds = 30;
        return settings;
    }

    private static TokenSettings at(String location) {
        TokenSettings settings = settings();
        settings.key = Optional.empty();
        settings.location = Optional.of(location);
        return settings;
    }

    private static Tokens tokens(TokenSettings settings) {
        GroupRoles roles = new GroupRoles();
        roles.config = (Config) Proxy.newProxyInstance(
                TokensTest.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> Optional.ofNullable(
                        ROLES.get(arguments[0].toString().replace("slackwater.security.roles.", ""))));
        Tokens tokens = new Tokens();
        tokens.settings = settings;
        tokens.roles = roles;
        tokens.begin("start");
        return tokens;
    }
}
