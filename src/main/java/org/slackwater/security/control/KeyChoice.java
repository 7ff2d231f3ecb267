package org.slackwater.security.control;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.control.Wildcards;
import org.slackwater.http.entity.ApiException;
import org.slackwater.security.entity.ApiKey;

/**
 * Which keys are meant, and which the caller may know: whoever may manage, all; everybody else his own; and whoever shows
 * a key, that one.
 *
 * @param ids null or empty for any
 * @param name with {@code *}
 * @param owned whether only the caller's own
 */
public record KeyChoice(
        @Nullable List<String> ids,
        @Nullable String name,
        @Nullable String username,
        boolean owned,
        Identity caller,
        boolean mayManage) {
    /** @throws ApiException 400 when these contradict each other */
    public KeyChoice {
        if (owned && username != null) {
            throw ApiException.invalidRequest(List.of("[username] may not be given when [owner] is true"));
        }
        if (ids != null && !ids.isEmpty() && name != null) {
            throw ApiException.invalidRequest(List.of("only one of [id] and [name] can be given"));
        }
    }

    /** Whether it says anything at all. */
    public boolean isAny() {
        return !owned && username == null && name == null && (ids == null || ids.isEmpty());
    }

    boolean includes(ApiKey key) {
        return mayKnow(key)
                && (ids == null || ids.isEmpty() || ids.contains(key.id()))
                && (name == null || Wildcards.matches(name, key.name()))
                && (username == null || username.equals(key.owner()))
                && (!owned || isOwn(key));
    }

    private boolean mayKnow(ApiKey key) {
        return mayManage || isOwn(key);
    }

    /** A token may name somebody who is called as a user is, and is another. */
    private boolean isOwn(ApiKey key) {
        return switch (caller.means()) {
            case PASSWORD -> key.owner().equals(caller.name());
            case API_KEY -> key.id().equals(caller.keyId());
            case TOKEN -> false;
        };
    }
}
