package org.slackwater.security.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.Flag;
import org.slackwater.security.control.ApiKeys;
import org.slackwater.security.control.Caller;
import org.slackwater.security.control.Identity;
import org.slackwater.security.control.KeyChoice;
import org.slackwater.security.control.Privilege;

/** API keys. Everybody who has a password may make some of his own, which can do no more than he. */
@Path("/_security/api_key")
@RequestScoped
public class ApiKeysResource {
    /** The answer to making: the only time that the key is shown. */
    @Schema(name = "ApiKeyMade")
    public record Made(String id, String name, @Nullable Long expiration, String apiKey, String encoded) {}

    /** The answer to asking. */
    @Schema(name = "ApiKeys")
    public record Listed(List<ShownKey> apiKeys) {}

    /** Which keys are to be invalidated. */
    @Schema(name = "ApiKeyChoice")
    public record ChoiceBody(
            @Nullable List<String> ids,
            @Nullable String id,
            @Nullable String name,
            @Nullable Boolean owner,
            @Nullable String username) {}

    /** The answer to invalidating. */
    @Schema(name = "ApiKeysInvalidated")
    public record Invalidated(
            List<String> invalidatedApiKeys, List<String> previouslyInvalidatedApiKeys, int errorCount) {}

    @Inject
    ApiKeys keys;

    @Inject
    Bodies bodies;

    @Inject
    Caller caller;

    @PUT
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = KeyBody.class)))
    public Made put(InputStream in) {
        KeyBody body = bodies.read(in, KeyBody.class, "api_key").checked();
        Identity identity = caller.identity();
        if (identity.means() != Identity.Means.PASSWORD) {
            throw ApiException.illegalArgument("API keys are made with a password, not with keys or tokens");
        }
        Map<String, KeyBody.Role> limits = body.limits();
        JsonObject metadata = body.metadata();
        ApiKeys.Made made = keys.make(
                identity.name(),
                String.valueOf(body.name()),
                body.lifeMillis(),
                limits == null ? null : bodies.write(limits),
                metadata == null ? "{}" : metadata.toString());
        String pair = made.key().id() + ":" + made.secret();
        return new Made(
                made.key().id(),
                made.key().name(),
                made.key().expiresAt(),
                made.secret(),
                Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    @POST
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = KeyBody.class)))
    public Made post(InputStream in) {
        return put(in);
    }

    @GET
    public Listed list(
            @QueryParam("id") @Nullable String id,
            @QueryParam("name") @Nullable String name,
            @QueryParam("username") @Nullable String username,
            @QueryParam("owner") @Nullable Flag owner,
            @QueryParam("active_only") @Nullable Flag activeOnly) {
        boolean onlyValid = Flag.or(null, activeOnly, false);
        List<ShownKey> found =
                keys
                        .chosen(choice(id == null ? null : List.of(id), name, username, Flag.or(null, owner, false)))
                        .stream()
                        .filter(key -> !onlyValid || keys.isValid(key))
                        .map(ShownKey::of)
                        .toList();
        if (id != null && found.isEmpty()) {
            throw ApiException.notFound("there is no API key [" + id + "]");
        }
        return new Listed(found);
    }

    @DELETE
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ChoiceBody.class)))
    public Invalidated invalidate(InputStream in) {
        ChoiceBody body = bodies.read(in, ChoiceBody.class, "api_key");
        String id = body.id();
        if (id != null && body.ids() != null) {
            throw ApiException.invalidRequest(List.of("only one of [id] and [ids] can be given"));
        }
        KeyChoice choice = choice(
                id == null ? body.ids() : List.of(id),
                body.name(),
                body.username(),
                Flag.or(body.owner(), null, false));
        if (choice.isAny()) {
            throw ApiException.invalidRequest(
                    List.of("one of [ids], [name], [username] must be given unless [owner] is true"));
        }
        ApiKeys.Invalidated done = keys.invalidate(choice);
        return new Invalidated(done.now(), done.before(), 0);
    }

    private KeyChoice choice(
            @Nullable List<String> ids, @Nullable String name, @Nullable String username, boolean owned) {
        return new KeyChoice(ids, name, username, owned, caller.identity(), caller.has(Privilege.MANAGE));
    }
}
