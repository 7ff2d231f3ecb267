package org.slackwater.tasks.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Keeps the configuration of this application to what this node knows by itself. Payara looks each property up in the data
 * grid too, now and then anew, also those that it asks for on its own, such as a time-out of MicroProfile Fault Tolerance.
 * While another node is frozen such a lookup waits for a minute, and with it every request: a login, upgrade mode.
 */
@ApplicationScoped
class LocalConfiguration {
    /** Payara's name of its own. */
    private static final String GRID = "Cluster";

    /** Before anything of this application reads a property at run time. */
    void settle(@Observes @Priority(0) @Initialized(ApplicationScoped.class) Object event) {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        ConfigProviderResolver resolver = ConfigProviderResolver.instance();
        Config all = resolver.getConfig(application);
        Config local = resolver.getBuilder()
                .forClassLoader(application)
                .addDiscoveredConverters()
                .withSources(StreamSupport.stream(all.getConfigSources().spliterator(), false)
                        .filter(source -> !GRID.equals(source.getName()))
                        .toArray(ConfigSource[]::new))
                .build();
        resolver.releaseConfig(all);
        resolver.registerConfig(local, application);
    }
}
