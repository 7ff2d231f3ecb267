package org.slackwater.security.control;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.regex.Pattern;

/** Public keys in the forms that MicroProfile JWT names: PEM, a JWK, a JWK set, or one of these in Base64. */
final class PublicKeys {
    private static final Pattern PEM_LINE = Pattern.compile("-----(BEGIN|END) PUBLIC KEY-----");

    private PublicKeys() {}

    /** @throws IllegalArgumentException when there is no public key in it */
    static JWKSet read(String text) {
        try {
            String json = json(text.strip());
            return json.isEmpty() ? new JWKSet(pem(text)) : set(json);
        } catch (ParseException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("neither PEM (BEGIN PUBLIC KEY) nor a JWK nor a JWK set", e);
        }
    }

    /** Only the public halves, should somebody have put private ones there. */
    private static JWKSet set(String json) throws ParseException {
        JWKSet all = JSONObjectUtils.parse(json).containsKey("keys") ? JWKSet.parse(json) : new JWKSet(JWK.parse(json));
        JWKSet usable = all.toPublicJWKSet();
        if (usable.isEmpty()) {
            throw new IllegalArgumentException("no public key");
        }
        return usable;
    }

    /** Empty when it is none. */
    private static String json(String text) {
        if (text.startsWith("{")) {
            return text;
        }
        if (text.startsWith("-")) {
            return "";
        }
        String decoded = new String(
                Base64.getMimeDecoder().decode(text.replace('-', '+').replace('_', '/')), StandardCharsets.UTF_8);
        return decoded.startsWith("{") ? decoded : "";
    }

    private static JWK pem(String text) throws GeneralSecurityException {
        X509EncodedKeySpec encoded = new X509EncodedKeySpec(
                Base64.getMimeDecoder().decode(PEM_LINE.matcher(text).replaceAll("")));
        try {
            return new RSAKey.Builder(
                            (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(encoded))
                    .build();
        } catch (GeneralSecurityException notRsa) {
            ECPublicKey key = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(encoded);
            return new ECKey.Builder(Curve.forECParameterSpec(key.getParams()), key).build();
        }
    }
}
