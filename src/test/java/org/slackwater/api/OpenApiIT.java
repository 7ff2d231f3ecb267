package org.slackwater.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.api.ApiDocument.JSON;
import static org.slackwater.api.ApiDocument.there;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slackwater.http.entity.Flag;
import org.slackwater.server.ApiCaller.Answer;
import org.slackwater.server.ServerProcess;
import org.slackwater.upgrademode.control.RefusedInUpgradeMode;

/** What {@code /openapi} says is what the resources take, and what a running server does. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiIT {
    private static final Set<String> JSON_OF_CLIENTS = Set.of(
            "application/vnd.elasticsearch+json;compatible-with=8",
            "application/vnd.elasticsearch+json;compatible-with=9");
    private static final List<String> COMMON = List.of("pretty", "human", "filter_path", "error_trace", "format");
    private static final Map<Class<?>, String> TYPES =
            Map.of(Flag.class, "boolean", Integer.class, "integer", Double.class, "number");
    /** Of something that is not there, so that nothing is changed. */
    private static final String NOWHERE = "openapi-nowhere";

    private final List<ResourceMethod> methods = ResourceMethod.all();
    private final CheckedCaller api;
    private final ApiDocument document;

    OpenApiIT(CheckedCaller api, ServerProcess server) throws IOException, InterruptedException {
        this.api = api;
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/openapi"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as("without credentials").isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(JSON);
        document = new ApiDocument(response.body());
    }

    @Test
    void isValid() {
        assertThat(document.complaints()).isEmpty();
        assertThat(document.api().getOpenapi()).startsWith("3.0.");
    }

    @Test
    void describesEveryResourceMethodAndNothingElse() {
        assertThat(methods).hasSizeGreaterThan(40);
        assertThat(document.operations().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        methods.stream().map(ResourceMethod::toString).toList());
    }

    @Test
    void namesAndSumsUpEveryOperation() {
        assertThat(document.operations().values())
                .allSatisfy(operation -> assertThat(operation.getSummary()).isNotBlank())
                .allSatisfy(operation -> assertThat(operation.getTags()).hasSize(1))
                .extracting(Operation::getOperationId)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).matches("[a-z_]+"));
    }

    @Test
    void wantsAnIdentityEverywhere() {
        assertThat(document.api().getSecurity())
                .containsExactly(
                        new SecurityRequirement().addList("basic"),
                        new SecurityRequirement().addList("api_key"),
                        new SecurityRequirement().addList("bearer"));
        Map<String, SecurityScheme> schemes = document.api().getComponents().getSecuritySchemes();
        assertThat(there(schemes, "basic").getScheme()).isEqualTo("basic");
        assertThat(there(schemes, "bearer").getScheme()).isEqualTo("bearer");
        assertThat(there(schemes, "api_key").getType()).isEqualTo(SecurityScheme.Type.APIKEY);
        assertThat(there(schemes, "api_key").getName()).isEqualTo("Authorization");
    }

    @Test
    void describesTheParametersThatAreTakenAndNoOthers() {
        for (ResourceMethod method : methods) {
            Map<String, Parameter> described = document.parameters(document.operation(method));
            Set<String> taken = Stream.of(
                            method.variables().stream().map(name -> "path " + name),
                            method.query().keySet().stream().map(name -> "query " + name),
                            COMMON.stream().map(name -> "query " + name))
                    .flatMap(each -> each)
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(described.keySet()).as(method.toString()).isEqualTo(taken);
            assertThat(described.values()).as(method.toString()).allSatisfy(each -> assertThat(each.getDescription())
                    .isNotBlank());
            method.query().forEach((name, type) -> {
                if (TYPES.containsKey(type)) {
                    assertThat(there(described, "query " + name).getSchema().getType())
                            .as("%s %s", method, name)
                            .isEqualTo(TYPES.get(type));
                }
            });
        }
    }

    @Test
    void describesBodiesAsTheRecordsThatTheyAreReadInto() {
        List<String> differences = new ArrayList<>();
        for (ResourceMethod method : methods) {
            Operation operation = document.operation(method);
            if (!method.readsBody() || method.verb().equals("GET")) {
                assertThat(operation.getRequestBody()).as(method.toString()).isNull();
                continue;
            }
            Content content = operation.getRequestBody().getContent();
            assertThat(content.keySet()).as(method.toString()).contains(JSON).containsAll(JSON_OF_CLIENTS);
            method.body()
                    .ifPresentOrElse(
                            read -> content.values()
                                    .forEach(type ->
                                            document.compare(type.getSchema(), read, method.toString(), differences)),
                            () -> assertThat(content.keySet())
                                    .as(method.toString())
                                    .contains("application/x-ndjson"));
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void describesAnswersAsTheRecordsThatTheyAreMadeOf() {
        List<String> differences = new ArrayList<>();
        for (ResourceMethod method : methods) {
            Class<?> answer = method.method().getReturnType();
            if (answer.isRecord() && !method.path().startsWith("/_cat/")) {
                Schema<?> schema = ApiDocument.answer(document.operation(method));
                document.compare(schema, answer, method.toString(), differences);
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void saysWhatUpgradeModeRefuses() {
        for (ResourceMethod method : methods) {
            boolean refused = method.method().isAnnotationPresent(RefusedInUpgradeMode.class)
                    || method.path().endsWith("/set_upgrade_mode");

            assertThat(document.operation(method).getResponses().containsKey("429"))
                    .as(method.toString())
                    .isEqualTo(refused);
            assertThat(document.operation(method).getResponses()).containsKeys("4XX", "5XX");
        }
    }

    @Test
    void theServerKnowsTheDescribedFieldsAndNoOthers() {
        for (ResourceMethod method : methods) {
            if (method.body().isEmpty()) {
                continue;
            }
            Schema<?> schema = ApiDocument.body(document.operation(method)).getSchema();

            assertThat(send(method, "{\"no_such_field\":null}").text())
                    .as(method.toString())
                    .contains("unknown field [no_such_field]");
            document.resolved(schema).getProperties().keySet().forEach(field -> assertThat(
                            send(method, "{\"" + field + "\":null}").text())
                    .as("%s %s", method, field)
                    .doesNotContain("unknown field"));
        }
    }

    @Test
    void theServerWantsABodyWhereOneIsRequired() {
        methods.stream()
                .filter(method -> method.readsBody() && !method.verb().equals("GET"))
                .forEach(method -> assertThat(send(method, "").text().contains("request body is required"))
                        .as(method.toString())
                        .isEqualTo(Boolean.TRUE.equals(
                                document.operation(method).getRequestBody().getRequired())));
    }

    @Test
    void theServerTakesTheExamples() {
        String job = example("PUT /_ml/anomaly_detectors/{job_id}");
        api.done("POST", "/_ml/anomaly_detectors/_validate", job);
        api.done("PUT", "/_ml/anomaly_detectors/openapi-example", without(job, "datafeed_config"));
        String feed = example("PUT /_ml/datafeeds/{datafeed_id}").replace("\"taxi\"", "\"openapi-example\"");

        api.done("PUT", "/_ml/datafeeds/openapi-example-feed", feed);
        api.done(
                "POST",
                "/_ml/datafeeds/openapi-example-feed/_update",
                example("POST /_ml/datafeeds/{datafeed_id}/_update"));
        api.done(
                "POST",
                "/_ml/anomaly_detectors/openapi-example/_update",
                example("POST /_ml/anomaly_detectors/{job_id}/_update"));
        api.done("DELETE", "/_ml/anomaly_detectors/openapi-example?force=true", null);
    }

    private Answer send(ResourceMethod method, String body) {
        return api.call(method.verb(), method.pathTo(NOWHERE), body);
    }

    private String example(String operation) {
        return String.valueOf(
                ApiDocument.body(there(document.operations(), operation)).getExample());
    }

    private static String without(String json, String field) {
        try (var reader = Json.createReader(new StringReader(json))) {
            JsonValue cut =
                    Json.createObjectBuilder(reader.readObject()).remove(field).build();
            return cut.toString();
        }
    }
}
