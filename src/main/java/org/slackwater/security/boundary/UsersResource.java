package org.slackwater.security.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.entity.ApiException;
import org.slackwater.security.control.Caller;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;
import org.slackwater.security.control.Users;
import org.slackwater.security.entity.User;

/** The users: what the API calls their roles are the groups that configuration gives privileges to. */
@Path("/_security")
@RequestScoped
public class UsersResource {
    /** A user as the API shows it. */
    @Schema(name = "User")
    public record Shown(String username, List<String> roles, Map<String, Object> metadata, boolean enabled) {
        static Shown of(User user) {
            return new Shown(user.name(), List.copyOf(user.groups()), Map.of(), true);
        }
    }

    /** What a request says of a user. */
    @Schema(name = "UserBody")
    public record PutBody(@Nullable String password, @Nullable List<String> roles) {}

    /** What a request for another password says. */
    public record PasswordBody(@Nullable String password) {}

    /** The answer to putting. */
    public record Created(boolean created) {}

    /** The answer to deleting. */
    @Schema(name = "UserFound")
    public record Found(boolean found) {}

    @Inject
    Users users;

    @Inject
    Bodies bodies;

    @Inject
    Caller caller;

    @GET
    @Path("_authenticate")
    public Shown whoAmI() {
        return new Shown(caller.name().orElse(""), caller.groups(), Map.of(), true);
    }

    @GET
    @Path("user")
    @Requires(Privilege.MANAGE)
    public Map<String, Shown> all() {
        return shown(users.all().stream());
    }

    @GET
    @Path("user/{username}")
    @Requires(Privilege.MANAGE)
    public Map<String, Shown> one(@PathParam("username") String name) {
        return shown(Stream.of(users.get(name)));
    }

    @PUT
    @Path("user/{username}")
    @Requires(Privilege.MANAGE)
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = PutBody.class)))
    public Created put(@PathParam("username") String name, InputStream in) {
        PutBody body = bodies.read(in, PutBody.class, "user");
        List<String> roles = body.roles();
        if (roles == null) {
            throw ApiException.invalidRequest(List.of("roles must be set"));
        }
        if (isCaller(name) && !caller.groups().stream().allMatch(roles::contains)) {
            throw ApiException.conflict("nobody may take roles from himself: let another administrator do it");
        }
        return new Created(users.put(name, body.password(), Set.copyOf(roles)));
    }

    @POST
    @Path("user/{username}")
    @Requires(Privilege.MANAGE)
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = PutBody.class)))
    public Created post(@PathParam("username") String name, InputStream in) {
        return put(name, in);
    }

    @PUT
    @Path("user/{username}/_password")
    @Requires(Privilege.MANAGE)
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PasswordBody.class)))
    public Map<String, Object> changePassword(@PathParam("username") String name, InputStream in) {
        String password = bodies.read(in, PasswordBody.class, "password").password();
        if (password == null) {
            throw ApiException.invalidRequest(List.of("password must be set"));
        }
        users.changePassword(name, password);
        return Map.of();
    }

    @DELETE
    @Path("user/{username}")
    @Requires(Privilege.MANAGE)
    public Found delete(@PathParam("username") String name) {
        if (isCaller(name)) {
            throw ApiException.conflict("nobody may remove himself: let another administrator do it");
        }
        if (!users.remove(name)) {
            throw ApiException.notFound("there is no user [" + name + "]");
        }
        return new Found(true);
    }

    private boolean isCaller(String name) {
        return caller.name().filter(name::equals).isPresent();
    }

    private static Map<String, Shown> shown(Stream<User> found) {
        Map<String, Shown> shown = new LinkedHashMap<>();
        found.forEach(user -> shown.put(user.name(), Shown.of(user)));
        return shown;
    }
}
