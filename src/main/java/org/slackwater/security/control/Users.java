package org.slackwater.security.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;
import org.slackwater.security.entity.User;

/** Those who may call. */
@ApplicationScoped
@Transactional
public class Users {
    private static final int SHORTEST_PASSWORD = 6;
    private static final int LONGEST = 256;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Passwords passwords;

    private volatile @Nullable String nobody;

    public Optional<User> find(String name) {
        // Not every database can be asked for a zero character.
        return name.indexOf('\0') >= 0 ? Optional.empty() : Optional.ofNullable(entities.find(User.class, name));
    }

    /** @throws ApiException 404 when there is no such user */
    public User get(String name) {
        return find(name).orElseThrow(() -> absent(name));
    }

    private static ApiException absent(String name) {
        return ApiException.notFound("there is no user [" + name + "]");
    }

    /** Sorted by name. */
    public List<User> all() {
        return entities.createNamedQuery("User.all", User.class).getResultList();
    }

    boolean isEmpty() {
        return entities.createNamedQuery("User.count", Long.class).getSingleResult() == 0;
    }

    /**
     * Makes the user, or changes one that is there.
     *
     * @param password null to keep the one that is
     * @return whether the user is new
     */
    public boolean put(String name, @Nullable String password, Set<String> groups) {
        check(name, password);
        groups.forEach(Users::checkGroup);
        String hash = password == null ? null : passwords.hash(password);
        Optional<User> there = locked(name);
        if (there.isEmpty()) {
            if (hash == null) {
                throw ApiException.invalidRequest(List.of("password must be specified unless you are updating a user"));
            }
            entities.persist(new User(name, hash, groups));
            // Somebody else may make the same one: it is said here, and not by the server while it commits.
            entities.flush();
            return true;
        }
        User user = there.get();
        if (hash != null) {
            user.changePassword(hash);
        }
        user.changeGroups(groups);
        return false;
    }

    /** Makes the user, but only where there is none at all; another node may be about to do the same. */
    boolean putFirst(String name, String password, Set<String> groups) {
        check(name, password);
        if (!isEmpty()) {
            return false;
        }
        entities.persist(new User(name, passwords.hash(password), groups));
        return true;
    }

    public void changePassword(String name, String password) {
        check(name, password);
        String hash = passwords.hash(password);
        locked(name).orElseThrow(() -> absent(name)).changePassword(hash);
    }

    /** Returns whether there was one. */
    public boolean remove(String name) {
        Optional<User> user = locked(name);
        user.ifPresent(entities::remove);
        return user.isPresent();
    }

    /**
     * Whoever changes a user begins with its row, and never with its groups: no two wait for each other then. Passwords
     * are hashed before, which takes long on purpose.
     */
    private Optional<User> locked(String name) {
        return name.indexOf('\0') >= 0
                ? Optional.empty()
                : Optional.ofNullable(entities.find(User.class, name, LockModeType.PESSIMISTIC_WRITE));
    }

    /** A hash that no password has, for the time that it costs to compare with it. */
    String hashOfNobody() {
        String hash = nobody;
        if (hash == null) {
            hash = passwords.hash(UUID.randomUUID().toString());
            nobody = hash;
        }
        return hash;
    }

    private static void checkGroup(String group) {
        if (!group.matches("[\\x21-\\x7e]{1," + LONGEST + "}")) {
            throw ApiException.illegalArgument(
                    "[roles] must be of 1 to " + LONGEST + " printable characters each, without spaces");
        }
    }

    private static void check(String name, @Nullable String password) {
        if (!name.matches("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?")
                || name.length() > LONGEST
                || name.contains(":")) {
            throw ApiException.illegalArgument("[username] [" + name + "] must be 1 to " + LONGEST
                    + " printable characters, not begin or end with a space, and have no colon");
        }
        if (password != null && (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST)) {
            throw ApiException.illegalArgument(
                    "[password] must have from " + SHORTEST_PASSWORD + " to " + LONGEST + " characters");
        }
    }
}
