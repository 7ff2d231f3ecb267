package org.slackwater.sources.control;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.slackwater.http.entity.ApiException;

/**
 * What the operator says about a source, under {@code slackwater.sources.<name>.}; the source that is meant when none is
 * named is called {@code default}.
 *
 * @param jndi {@code jndi}: name of a data source of the server; for {@code default} that of Slackwater's own database
 *     unless said otherwise
 * @param url {@code url}: JDBC URL, where there is no such data source
 * @param username {@code username}: with the URL
 * @param password {@code password}: with the URL
 * @param maxConnections {@code max-connections}: with the URL; one is taken for each datafeed while it reads; 8
 */
record SourceConfig(
        String name,
        Optional<String> jndi,
        Optional<String> url,
        Optional<String> username,
        Optional<String> password,
        int maxConnections) {
    static final String DEFAULT = "default";
    private static final String OWN_DATABASE = "java:app/jdbc/slackwater";

    /** @throws ApiException 404 when no source of the name is configured */
    static SourceConfig of(String name, Config config) {
        String prefix = "slackwater.sources." + name + ".";
        Optional<String> url = config.getOptionalValue(prefix + "url", String.class);
        Optional<String> jndi = config.getOptionalValue(prefix + "jndi", String.class);
        if (url.isEmpty() && jndi.isEmpty()) {
            if (!name.equals(DEFAULT)) {
                throw new ApiException(404, "index_not_found_exception", "no such source [" + name + "]");
            }
            jndi = Optional.of(OWN_DATABASE);
        }
        return new SourceConfig(
                name,
                jndi,
                url,
                config.getOptionalValue(prefix + "username", String.class),
                config.getOptionalValue(prefix + "password", String.class),
                config.getOptionalValue(prefix + "max-connections", Integer.class)
                        .orElse(8));
    }
}
