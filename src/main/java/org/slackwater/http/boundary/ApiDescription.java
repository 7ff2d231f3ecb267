package org.slackwater.http.boundary;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;

/**
 * Adds the conventions of the API to its description: what holds for every operation, and so stands at none. Used by the
 * build, which makes the description from resources, records and the words of {@code META-INF/openapi.yaml}.
 */
public class ApiDescription implements OASFilter {
    private static final String ANY = "*/*";
    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";

    /** How clients call the same: in their names for each of these types. */
    private static final Map<String, List<String>> SAME = Map.of(
            JSON, versions("application/vnd.elasticsearch+json"),
            NDJSON, versions("application/vnd.elasticsearch+x-ndjson"));

    @Override
    public void filterOpenAPI(OpenAPI api) {
        DescribedParameters described =
                new DescribedParameters(api.getComponents().getParameters());
        api.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> complete(method, path, operation, described)));
    }

    private static void complete(
            PathItem.HttpMethod method, String path, Operation operation, DescribedParameters described) {
        operation.setOperationId(operationId(method, path));
        operation.setParameters(described.of(operation.getParameters()));
        if (method == PathItem.HttpMethod.GET) {
            // OpenAPI gives bodies of GET no meaning; the same can be asked by POST.
            operation.setRequestBody(null);
        }
        if (operation.getRequestBody() != null) {
            Content content = operation.getRequestBody().getContent();
            content.removeMediaType(ANY);
            nameAll(content);
        }
        operation.getResponses().getAPIResponses().values().forEach(response -> {
            if (response.getContent() != null) {
                nameAll(response.getContent());
            }
        });
        operation
                .getResponses()
                .addAPIResponse("4XX", OASFactory.createAPIResponse().ref("Refused"))
                .addAPIResponse("5XX", OASFactory.createAPIResponse().ref("Failed"));
    }

    /** As the names of methods are not: one of a kind, and the same as long as the path is. */
    private static String operationId(PathItem.HttpMethod method, String path) {
        return method.name().toLowerCase(Locale.ROOT)
                + path.replaceAll("[^A-Za-z0-9]+", "_").replaceFirst("_$", "");
    }

    /** Adds the other names of the media types. */
    private static void nameAll(Content content) {
        SAME.forEach((type, names) -> {
            MediaType named = content.getMediaType(type);
            if (named != null) {
                names.forEach(name ->
                        content.addMediaType(name, OASFactory.createMediaType().schema(named.getSchema())));
            }
        });
    }

    private static List<String> versions(String type) {
        return ApiMediaType.VERSIONS.stream()
                .sorted()
                .map(version -> type + ";" + ApiMediaType.VERSION + "=" + version)
                .toList();
    }
}
