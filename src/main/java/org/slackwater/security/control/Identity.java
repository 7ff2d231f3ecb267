package org.slackwater.security.control;

import java.util.List;
import java.util.Set;

/**
 * Who calls, and what he may.
 *
 * @param groups as he is shown them
 * @param roles the container's, by which privileges are given
 * @param keyId of the API key that he showed, or empty
 */
public record Identity(String name, List<String> groups, Set<String> roles, Means means, String keyId) {
    /** What the caller proved it by. */
    public enum Means {
        PASSWORD,
        API_KEY,
        TOKEN
    }

    static Identity by(Means means, String name, List<String> groups, Set<String> roles) {
        return new Identity(name, groups, roles, means, "");
    }
}
