package org.slackwater.http.boundary;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.Flag;

/** Refuses parameters that neither the resource nor the API's conventions know, so that a misspelt one is noticed. */
@Provider
public class KnownParameters implements ContainerRequestFilter {
    private static final Set<String> COMMON_FLAGS = Set.of("pretty", "human", "error_trace");
    private static final Set<String> COMMON = Set.of("filter_path", "format");
    private static final Set<String> FORMATS = Set.of("json", "application/json");

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        refuseMatrix(request);
        MultivaluedMap<String, String> given = request.getUriInfo().getQueryParameters();
        Set<String> known = known();
        List<String> unknown = given.keySet().stream()
                .filter(name -> !known.contains(name) && !COMMON.contains(name) && !COMMON_FLAGS.contains(name))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw ApiException.illegalArgument(
                    "request [/" + request.getUriInfo().getPath().replaceFirst("^/", "")
                            + "] contains unrecognized parameter" + (unknown.size() > 1 ? "s: " : ": ")
                            + unknown.stream().map(name -> "[" + name + "]").collect(Collectors.joining(", ")));
        }
        COMMON_FLAGS.forEach(name -> check(name, given));
        String format = given.getFirst("format");
        if (format != null && !known.contains("format") && !FORMATS.contains(format)) {
            throw ApiException.illegalArgument("[format] [" + format + "] is not supported: answers are [json]");
        }
    }

    /** The server takes what stands behind a semicolon out of an id, so that another one would be meant. */
    private static void refuseMatrix(ContainerRequestContext request) {
        if (request.getUriInfo().getPathSegments().stream()
                .anyMatch(segment -> !segment.getMatrixParameters().isEmpty())) {
            throw ApiException.illegalArgument("the path of request [/"
                    + request.getUriInfo().getPath().replaceFirst("^/", "") + "] contains parameters after [;]");
        }
    }

    private static void check(String flag, MultivaluedMap<String, String> given) {
        String text = given.getFirst(flag);
        if (text != null) {
            Flag.parse(text, flag);
        }
    }

    private Set<String> known() {
        return Arrays.stream(resource.getResourceMethod().getParameters())
                .flatMap(parameter -> parameter.isAnnotationPresent(BeanParam.class)
                        ? Arrays.stream(parameter.getType().getDeclaredFields())
                        : Stream.of(parameter))
                .map(each -> each.getAnnotation(QueryParam.class))
                .filter(Objects::nonNull)
                .map(QueryParam::value)
                .collect(Collectors.toUnmodifiableSet());
    }
}
