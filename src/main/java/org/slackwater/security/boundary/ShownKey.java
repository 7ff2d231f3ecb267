package org.slackwater.security.boundary;

import jakarta.json.JsonObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.StoredJson;
import org.slackwater.security.entity.ApiKey;

/** An API key as the API shows it, without its secret. */
@Schema(name = "ApiKey")
public record ShownKey(
        String id,
        String name,
        String type,
        long creation,
        @Nullable Long expiration,
        boolean invalidated,
        @Nullable Long invalidation,
        String username,
        String realm,
        JsonObject metadata,
        JsonObject roleDescriptors) {
    static ShownKey of(ApiKey key) {
        String roles = key.roleDescriptors();
        return new ShownKey(
                key.id(),
                key.name(),
                "rest",
                key.createdAt(),
                key.expiresAt(),
                key.invalidatedAt() != null,
                key.invalidatedAt(),
                key.owner(),
                "native",
                StoredJson.object(key.metadata()),
                StoredJson.object(roles == null ? "{}" : roles));
    }
}
