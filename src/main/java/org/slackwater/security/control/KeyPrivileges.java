package org.slackwater.security.control;

import jakarta.json.JsonString;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.StoredJson;

/** What a key may: what its owner may now, and of that no more than the key was made for. */
final class KeyPrivileges {
    private KeyPrivileges() {}

    /**
     * @param roleDescriptors JSON: names of roles, each with its {@code cluster} privileges; null for no limit
     * @return the container's roles
     */
    static List<String> of(Set<String> rolesOfOwner, @Nullable String roleDescriptors) {
        Set<String> limit = roleDescriptors == null ? null : named(roleDescriptors);
        return Arrays.stream(Privilege.values())
                .filter(privilege -> privilege.heldBy(rolesOfOwner::contains))
                .filter(privilege -> limit == null || privilege.heldBy(limit::contains))
                .map(Privilege::role)
                .toList();
    }

    private static Set<String> named(String roleDescriptors) {
        return StoredJson.object(roleDescriptors).values().stream()
                .map(role -> role.asJsonObject().getJsonArray("cluster"))
                .flatMap(cluster -> cluster == null ? Stream.empty() : cluster.getValuesAs(JsonString.class).stream())
                .map(JsonString::getString)
                .collect(Collectors.toSet());
    }
}
