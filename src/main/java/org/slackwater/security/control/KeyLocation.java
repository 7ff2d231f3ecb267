package org.slackwater.security.control;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where public keys are read from: an address by HTTP, or a file. */
record KeyLocation(String location) implements JWKSetSource<SecurityContext> {
    private static final int PATIENCE_MILLIS = 3_000;
    private static final int LARGEST = 512 * 1024;

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
            throws JWKSetUnavailableException {
        try {
            return PublicKeys.read(text());
        } catch (IOException | IllegalArgumentException e) {
            throw new JWKSetUnavailableException("no public keys can be read from " + location, e);
        }
    }

    private String text() throws IOException {
        if (location.startsWith("http:") || location.startsWith("https:")) {
            return new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, LARGEST)
                    .retrieveResource(URI.create(location).toURL())
                    .getContent();
        }
        return Files.readString(location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location));
    }

    @Override
    public void close() {
        // nothing is kept open between two readings
    }
}
