package org.slackwater.fuzz;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the document.
 *
 * @param body the schema of its body, or null when it reads none
 * @param mediaTypes of its body
 * @param example of its body
 */
record Endpoint(
        String verb,
        String path,
        List<Parameter> parameters,
        @Nullable Schema<?> body,
        List<String> mediaTypes,
        @Nullable String example) {
    private static final String JSON = "application/json";

    /** All of the document, always in the same order. */
    static List<Endpoint> of(String document) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        options.setResolveFully(true);
        OpenAPI api = Objects.requireNonNull(
                new OpenAPIV3Parser().readContents(document, null, options).getOpenAPI());
        List<Endpoint> endpoints = new ArrayList<>();
        api.getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((PathItem.HttpMethod verb, Operation operation) ->
                        endpoints.add(of(verb.name(), path, operation))));
        endpoints.sort(Comparator.comparing(Endpoint::name));
        return endpoints;
    }

    private static Endpoint of(String verb, String path, Operation operation) {
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        if (operation.getRequestBody() == null) {
            return new Endpoint(verb, path, parameters, null, List.of(), null);
        }
        Content content = operation.getRequestBody().getContent();
        Object example = Objects.requireNonNull(content.get(JSON)).getExample();
        return new Endpoint(
                verb,
                path,
                parameters,
                Objects.requireNonNull(content.get(JSON)).getSchema(),
                List.copyOf(content.keySet()),
                example == null ? null : example.toString());
    }

    String name() {
        return verb + " " + path;
    }
}
