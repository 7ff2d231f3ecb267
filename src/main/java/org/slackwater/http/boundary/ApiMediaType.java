package org.slackwater.http.boundary;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slackwater.http.entity.ApiException;

/** The media types that the clients of the API speak. */
final class ApiMediaType {
    private static final Set<String> SUBTYPES =
            Set.of("json", "x-ndjson", "vnd.elasticsearch+json", "vnd.elasticsearch+x-ndjson");
    static final Set<String> VERSIONS = Set.of("8", "9");
    static final String VERSION = "compatible-with";

    private ApiMediaType() {}

    static MediaType parse(String text) {
        try {
            return MediaType.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw new ApiException(406, "media_type_header_exception", "[" + text + "] is no media type", e);
        }
    }

    static boolean isOurs(MediaType type) {
        if (!type.getType().equalsIgnoreCase("application") || !SUBTYPES.contains(type.getSubtype())) {
            return false;
        }
        String version = type.getParameters().get(VERSION);
        return version == null || VERSIONS.contains(version);
    }

    /** Whether the type of a body says nothing that its reader would have to obey, but does not. */
    static boolean isPlain(MediaType type) {
        String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        return charset.equalsIgnoreCase("utf-8") && !type.getParameters().containsKey("q");
    }

    /** What the answer to the request is to call itself, as its caller asked; empty when the caller wants none of it. */
    static Optional<MediaType> answer(ContainerRequestContext request) {
        for (MediaType wanted : acceptable(request)) {
            if (isOurs(wanted)) {
                String version = wanted.getParameters().get(VERSION);
                return Optional.of(
                        version == null
                                ? MediaType.APPLICATION_JSON_TYPE
                                : new MediaType(
                                        "application", "vnd.elasticsearch+json", java.util.Map.of(VERSION, version)));
            }
            if (wanted.isWildcardType()
                    || wanted.getType().equals("application") && wanted.isWildcardSubtype()
                    || wanted.getType().equals("text") && wanted.getSubtype().equals("plain")) {
                return Optional.of(MediaType.APPLICATION_JSON_TYPE);
            }
        }
        return Optional.empty();
    }

    /** Whether the caller asked for JSON by name. */
    static boolean namesJson(ContainerRequestContext request) {
        return acceptable(request).stream().anyMatch(ApiMediaType::isOurs);
    }

    /** None when the header is not even one of media types. */
    private static List<MediaType> acceptable(ContainerRequestContext request) {
        try {
            return request.getAcceptableMediaTypes();
        } catch (ProcessingException malformed) {
            return List.of();
        }
    }
}
