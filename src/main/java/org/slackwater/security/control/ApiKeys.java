package org.slackwater.security.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;
import org.slackwater.security.entity.ApiKey;

/** Keys that users make for programs. Those that are over are kept for a week, so that their end can be seen. */
@ApplicationScoped
@Transactional
public class ApiKeys {
    private static final Duration KEPT = Duration.ofDays(7);

    /** A key with its secret, which nobody is ever told again. */
    public record Made(ApiKey key, String secret) {}

    /** The ids of keys that have been invalidated now, and before. */
    public record Invalidated(List<String> now, List<String> before) {}

    @PersistenceContext
    EntityManager entities;

    @Inject
    Users users;

    @Inject
    Clock clock;

    /**
     * @param lifeMillis null for a key that does not expire
     * @param roleDescriptors JSON, or null for all that the owner may
     * @param metadata JSON
     * @throws ApiException 400 when the owner is none of our own users, whose groups we could look up later
     */
    public Made make(
            String owner, String name, @Nullable Long lifeMillis, @Nullable String roleDescriptors, String metadata) {
        if (users.find(owner).isEmpty()) {
            throw ApiException.illegalArgument("API keys belong to users of this server, [" + owner + "] is none");
        }
        long now = clock.millis();
        entities.createNamedQuery("ApiKey.forget")
                .setParameter("before", now - KEPT.toMillis())
                .executeUpdate();
        String secret = ApiKeySecret.random();
        ApiKey key = new ApiKey(
                ApiKeySecret.randomId(),
                name,
                owner,
                ApiKeySecret.hash(secret),
                roleDescriptors,
                metadata,
                now,
                lifeMillis == null ? null : now + lifeMillis);
        entities.persist(key);
        return new Made(key, secret);
    }

    Optional<ApiKey> find(String id) {
        // Not every database can be asked for a zero character.
        return id.indexOf('\0') >= 0 ? Optional.empty() : Optional.ofNullable(entities.find(ApiKey.class, id));
    }

    /** The oldest first. */
    public List<ApiKey> chosen(KeyChoice choice) {
        return entities.createNamedQuery("ApiKey.all", ApiKey.class).getResultList().stream()
                .filter(choice::includes)
                .toList();
    }

    public boolean isValid(ApiKey key) {
        return key.isValidAt(clock.millis());
    }

    /** From now on they are no identity any more. */
    public Invalidated invalidate(KeyChoice choice) {
        List<String> now = new ArrayList<>();
        List<String> before = new ArrayList<>();
        for (ApiKey key : chosen(choice)) {
            boolean valid = entities.createNamedQuery("ApiKey.invalidate")
                            .setParameter("now", clock.millis())
                            .setParameter("id", key.id())
                            .executeUpdate()
                    == 1;
            (valid ? now : before).add(key.id());
        }
        return new Invalidated(now, before);
    }
}
