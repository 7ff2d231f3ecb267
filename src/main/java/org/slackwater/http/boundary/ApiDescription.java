package org.slackwater.http.boundary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.slackwater.http.control.SnakeCase;

/** Puts right in {@code /openapi} what the server cannot see in the resources: the conventions of the API. */
public class ApiDescription implements OASFilter {
    private static final String BASIC = "basic";
    private static final String ERROR = "Error";
    /** Answered as text, or as an array of objects. */
    private static final String TABLE = "CatTable";

    private static final String JSON = "application/json";
    private static final String OK = "200";

    /** The parameters that these lists take in a bean, into which the server does not look. */
    private static final Pattern LIST = Pattern.compile(".*/results/(buckets|records|influencers)(/\\{timestamp})?");

    private static final Map<String, Schema.SchemaType> LIST_PARAMETERS = Map.of(
            "desc", Schema.SchemaType.BOOLEAN,
            "exclude_interim", Schema.SchemaType.BOOLEAN,
            "from", Schema.SchemaType.INTEGER,
            "size", Schema.SchemaType.INTEGER,
            "sort", Schema.SchemaType.STRING,
            "start", Schema.SchemaType.STRING,
            "end", Schema.SchemaType.STRING);

    private static final Map<String, Schema.SchemaType> COMMON_PARAMETERS = Map.of(
            "pretty", Schema.SchemaType.BOOLEAN,
            "human", Schema.SchemaType.BOOLEAN,
            "filter_path", Schema.SchemaType.STRING);

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents()
                .addSecurityScheme(
                        BASIC,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme(BASIC))
                .addSchema(ERROR, error());
        COMMON_PARAMETERS.forEach((name, type) -> api.getComponents().addParameter(name, query(name, type)));
        api.getComponents().removeSchema(TABLE);
        api.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(BASIC));
        if (api.getPaths() != null) {
            api.getPaths().getPathItems().forEach(ApiDescription::complete);
        }
    }

    /** Only a flag is read as an object, since it is a type of our own. */
    @Override
    public Parameter filterParameter(Parameter parameter) {
        Schema schema = parameter.getSchema();
        if (parameter.getIn() == Parameter.In.QUERY && schema != null && schema.getType() == Schema.SchemaType.OBJECT) {
            schema.setType(Schema.SchemaType.BOOLEAN);
        }
        return parameter;
    }

    /** The server writes what an annotation leaves open as if it had been said: no object would have a property. */
    @Override
    public Schema filterSchema(Schema schema) {
        schema.setMaxProperties(null);
        schema.setMinProperties(null);
        schema.setMinLength(null);
        schema.setUniqueItems(null);
        schema.setExclusiveMaximum(null);
        schema.setExclusiveMinimum(null);
        schema.setNullable(null);
        schema.setReadOnly(null);
        schema.setWriteOnly(null);
        schema.setDeprecated(null);
        Map<String, Schema> properties = schema.getProperties();
        if (properties != null) {
            Map<String, Schema> renamed = new LinkedHashMap<>();
            properties.forEach((name, property) -> renamed.put(SnakeCase.of(name), property));
            schema.setProperties(renamed);
        }
        return schema;
    }

    private static void complete(String path, PathItem item) {
        item.getOperations().forEach((method, operation) -> {
            operation.setOperationId(operationId(method, path));
            if (method == PathItem.HttpMethod.GET) {
                // OpenAPI gives bodies of GET no meaning; the same can be asked by POST.
                operation.setRequestBody(null);
            }
            if (LIST.matcher(path).matches()) {
                LIST_PARAMETERS.forEach((name, type) -> operation.addParameter(query(name, type)));
            }
            COMMON_PARAMETERS
                    .keySet()
                    .forEach(name ->
                            operation.addParameter(OASFactory.createParameter().ref(name)));
            operation.setResponses(responses(path, operation));
        });
    }

    /** As the names of methods are not: one of a kind, and the same as long as the path is. */
    private static String operationId(PathItem.HttpMethod method, String path) {
        return method.name().toLowerCase(java.util.Locale.ROOT)
                + path.replaceAll("[^A-Za-z0-9]+", "_").replaceFirst("_$", "");
    }

    private static APIResponses responses(String path, Operation operation) {
        APIResponses all = OASFactory.createAPIResponses();
        APIResponses given = operation.getResponses();
        if (given != null && given.getAPIResponses() != null) {
            given.getAPIResponses().forEach((status, response) -> {
                boolean unnamed = status.equals(APIResponses.DEFAULT);
                all.addAPIResponse(unnamed ? OK : status, unnamed ? success(path, response) : response);
            });
        }
        return all.addAPIResponse("4XX", failure("Refused: the reason says why; nothing was changed"))
                .addAPIResponse("5XX", failure("Not the caller's doing: internal storage or a source cannot be used"));
    }

    private static APIResponse success(String path, APIResponse response) {
        Content content = OASFactory.createContent();
        Content given = response.getContent();
        if (given != null && given.getMediaTypes() != null) {
            given.getMediaTypes().values().forEach(type -> content.addMediaType(JSON, type));
        }
        if (path.startsWith("/_cat/")) {
            content.addMediaType(JSON, schema(type(Schema.SchemaType.ARRAY).items(type(Schema.SchemaType.OBJECT))));
            content.addMediaType("text/plain", schema(type(Schema.SchemaType.STRING)));
        }
        return response.description("Done").content(content);
    }

    private static APIResponse failure(String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(JSON, schema(OASFactory.createSchema().ref(ERROR))));
    }

    private static Schema error() {
        Schema text = type(Schema.SchemaType.STRING);
        Schema cause = type(Schema.SchemaType.OBJECT).addProperty("type", text).addProperty("reason", text);
        return type(Schema.SchemaType.OBJECT)
                .description("Of an unknown path or method [error] is a mere text.")
                .addProperty(
                        "error",
                        type(Schema.SchemaType.OBJECT)
                                .addProperty(
                                        "root_cause",
                                        type(Schema.SchemaType.ARRAY).items(cause))
                                .addProperty("type", text)
                                .addProperty("reason", text)
                                .required(List.of("root_cause", "type", "reason")))
                .addProperty("status", type(Schema.SchemaType.INTEGER));
    }

    private static Parameter query(String name, Schema.SchemaType type) {
        return OASFactory.createParameter().name(name).in(Parameter.In.QUERY).schema(type(type));
    }

    private static MediaType schema(Schema schema) {
        return OASFactory.createMediaType().schema(schema);
    }

    private static Schema type(Schema.SchemaType type) {
        return OASFactory.createSchema().type(type);
    }
}
