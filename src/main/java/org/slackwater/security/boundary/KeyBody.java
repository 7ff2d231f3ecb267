package org.slackwater.security.boundary;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.TimeValue;
import org.slackwater.security.control.Privilege;

/** What a request says of an API key that is to be made. */
@Schema(name = "ApiKeyBody")
public record KeyBody(
        @Nullable String name,
        @Nullable String expiration,
        @Nullable Map<String, Role> roleDescriptors,
        @Nullable JsonObject metadata) {
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_METADATA = 10_000;

    /** What a key may do, of what its owner may. */
    @Schema(name = "ApiKeyRole")
    public record Role(@Nullable List<String> cluster) {}

    /** @throws ApiException 400 saying all that is wrong with it */
    KeyBody checked() {
        List<String> wrong = new ArrayList<>();
        if (name == null || name.isBlank()) {
            wrong.add("api key [name] is required");
        } else if (name.length() > LONGEST_NAME
                || !name.equals(name.strip())
                || name.startsWith("_")
                || name.chars().anyMatch(Character::isISOControl)) {
            wrong.add("api key [name] may have at most " + LONGEST_NAME
                    + " characters, none of which control anything, not begin with [_], and not begin or end with white"
                    + " space");
        }
        if (metadata != null && metadata.keySet().stream().anyMatch(key -> key.startsWith("_"))) {
            wrong.add("[metadata] keys may not begin with [_]");
        }
        if (metadata != null && (metadata.toString().length() > LONGEST_METADATA)) {
            wrong.add("[metadata] may have at most " + LONGEST_METADATA + " characters");
        }
        if (roleDescriptors != null) {
            roleDescriptors.forEach((role, privileges) -> check(role, privileges, wrong));
        }
        if (!wrong.isEmpty()) {
            throw ApiException.invalidRequest(wrong);
        }
        return this;
    }

    private static void check(String name, @Nullable Role role, List<String> wrong) {
        List<String> known =
                Arrays.stream(Privilege.values()).map(Privilege::role).toList();
        if (role == null) {
            wrong.add("[role_descriptors] role [" + name + "] must be an object");
            return;
        }
        if (role.cluster() != null) {
            role.cluster().stream()
                    .filter(privilege -> !known.contains(privilege))
                    .map(unknown -> "[role_descriptors] role [" + name + "] names an unknown privilege in [cluster]: ["
                            + unknown + "]; there are "
                            + known.stream().map(each -> "[" + each + "]").collect(Collectors.joining(", ")))
                    .forEach(wrong::add);
        }
    }

    /** The roles that the key is limited to, or null: none at all say nothing. */
    @Nullable
    Map<String, Role> limits() {
        return roleDescriptors == null || roleDescriptors.isEmpty() ? null : roleDescriptors;
    }

    /** @throws ApiException 400 when it is no positive time */
    @Nullable
    Long lifeMillis() {
        if (expiration == null) {
            return null;
        }
        long millis = TimeValue.parse(expiration, "expiration").millis();
        if (millis < 1) {
            throw ApiException.illegalArgument("[expiration] must be positive, was [" + expiration + "]");
        }
        return millis;
    }
}
