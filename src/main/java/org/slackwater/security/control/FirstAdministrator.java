package org.slackwater.security.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes an administrator where there is nobody yet. There is no password that everybody knows. */
@ApplicationScoped
class FirstAdministrator {
    private static final Logger LOG = Logger.getLogger(FirstAdministrator.class.getName());
    private static final String GROUP = "superuser";
    private static final int LENGTH = 24;

    /** Without those that look alike. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    @Inject
    @ConfigProperty(name = "slackwater.security.admin.user", defaultValue = "admin")
    String name = "";

    @Inject
    @ConfigProperty(name = "slackwater.security.admin.password")
    Optional<String> configured = Optional.empty();

    @Inject
    Users users;

    void appear(@Observes @Priority(10) @Initialized(ApplicationScoped.class) Object event) {
        if (!users.isEmpty()) {
            return;
        }
        String password = configured.orElseGet(FirstAdministrator::random);
        if (make(password) && configured.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "first start: made the administrator user={0} password={1} (shown only this once)",
                    new Object[] {name, password});
        }
    }

    /** Whether it was this node: of several that start on an empty database at once, one is the first. */
    private boolean make(String password) {
        try {
            return users.putFirst(name, password, Set.of(GROUP));
        } catch (RuntimeException e) {
            if (users.isEmpty()) {
                throw e;
            }
            LOG.log(Level.FINE, "another node has made the administrator meanwhile", e);
            return false;
        }
    }

    private static String random() {
        return new SecureRandom()
                .ints(LENGTH, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
