package org.slackwater.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slackwater.http.control.SnakeCase;

/** The description of the API as a validating parser reads it. */
final class ApiDocument {
    static final String JSON = "application/json";

    private final SwaggerParseResult parsed;

    ApiDocument(String json) {
        parsed = new OpenAPIV3Parser().readContents(json, null, null);
    }

    /** What is not as OpenAPI wants it. */
    List<String> complaints() {
        return parsed.getMessages();
    }

    OpenAPI api() {
        return parsed.getOpenAPI();
    }

    /** By verb and path. */
    Map<String, Operation> operations() {
        Map<String, Operation> operations = new TreeMap<>();
        api().getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((PathItem.HttpMethod verb, Operation operation) ->
                        operations.put(verb + " " + path, operation)));
        return operations;
    }

    Operation operation(ResourceMethod method) {
        return there(operations(), method.toString());
    }

    /** What is said of an operation's body as JSON. */
    static MediaType body(Operation operation) {
        return there(operation.getRequestBody().getContent(), JSON);
    }

    /** The schema of an operation's usual answer as JSON. */
    static Schema<?> answer(Operation operation) {
        return there(there(operation.getResponses(), "200").getContent(), JSON).getSchema();
    }

    static <T> T there(Map<String, T> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    /** Those of an operation by where they are and their name. */
    Map<String, Parameter> parameters(Operation operation) {
        return operation.getParameters().stream()
                .map(each -> each.get$ref() == null
                        ? each
                        : there(api().getComponents().getParameters(), name(each.get$ref())))
                .collect(Collectors.toMap(each -> each.getIn() + " " + each.getName(), Function.identity()));
    }

    /** The schema of a record as its class has it, and as the document does: the same, wherever they are. */
    void compare(Schema<?> schema, Type type, String place, List<String> differences) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class && of[0] instanceof Class<?> item && item.isRecord()) {
                compare(Objects.requireNonNull(schema.getItems(), place), item, place + "[]", differences);
            }
            return;
        }
        if (!(type instanceof Class<?> record) || !record.isRecord()) {
            return;
        }
        Map<String, Schema> properties = Objects.requireNonNull(resolved(schema).getProperties(), place);
        Map<String, Type> fields = fields(record);
        if (!properties.keySet().equals(fields.keySet())) {
            differences.add(place + ": " + properties.keySet() + " are not " + fields.keySet());
            return;
        }
        fields.forEach((name, field) -> compare(there(properties, name), field, place + "." + name, differences));
    }

    Schema<?> resolved(Schema<?> schema) {
        return schema.get$ref() == null ? schema : there(api().getComponents().getSchemas(), name(schema.get$ref()));
    }

    private static Map<String, Type> fields(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .collect(Collectors.toMap(
                        component -> SnakeCase.of(component.getName()), RecordComponent::getGenericType));
    }

    private static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
