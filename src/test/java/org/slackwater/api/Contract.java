package org.slackwater.api;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the specification of the API says: endpoints, their privileges, and the types of their answers. */
final class Contract {
    /** One way to call one endpoint. */
    record Endpoint(
            String name, String method, String path, Set<String> parameters, List<String> privileges, String answer) {
        boolean takes(String calledMethod, String calledPath) {
            String[] wanted = path.split("/", -1);
            String[] called = calledPath.split("/", -1);
            return method.equals(calledMethod)
                    && wanted.length == called.length
                    && Stream.iterate(0, i -> i < wanted.length, i -> i + 1)
                            .allMatch(i -> isVariable(wanted[i]) || wanted[i].equals(called[i]));
        }

        private long variables() {
            return Arrays.stream(path.split("/", -1))
                    .filter(Endpoint::isVariable)
                    .count();
        }

        private static boolean isVariable(String part) {
            return part.startsWith("{");
        }
    }

    private final JsonObject types;
    private final List<Endpoint> endpoints;

    Contract() {
        try (InputStream in = Objects.requireNonNull(Contract.class.getResourceAsStream("/api-contract.json"));
                var reader = Json.createReader(in)) {
            JsonObject contract = reader.readObject();
            types = contract.getJsonObject("types");
            endpoints = contract.getJsonArray("endpoints").getValuesAs(JsonObject.class).stream()
                    .flatMap(Contract::endpoints)
                    .toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }

    /** The names of the fields of a type. */
    Set<String> fields(String type) {
        return types.getJsonObject(type).getJsonObject("properties").keySet();
    }

    /** The endpoint that a call means: of several the one with the fewest variables. */
    Optional<Endpoint> endpoint(String method, String path) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.takes(method, path))
                .min(java.util.Comparator.comparing(Endpoint::variables));
    }

    /**
     * What of the answer of a successful call is not as the contract says. In {@code custom_settings} comes back what was
     * put there, whatever it is.
     */
    List<String> complaints(String method, String path, JsonValue answer) {
        return endpoint(method, path).stream()
                .flatMap(endpoint ->
                        new ContractType(types, endpoint.answer()).complaints(endpoint.name(), answer).stream())
                .filter(complaint -> !complaint.contains(".custom_settings."))
                .toList();
    }

    private static Stream<Endpoint> endpoints(JsonObject endpoint) {
        List<String> privileges = endpoint.getJsonArray("cluster_privileges").getValuesAs(JsonString::getString);
        return endpoint.getJsonArray("urls").getValuesAs(JsonObject.class).stream()
                .flatMap(url -> url.getJsonArray("methods").getValuesAs(JsonString::getString).stream()
                        .map(method -> new Endpoint(
                                endpoint.getString("name"),
                                method,
                                url.getString("path"),
                                endpoint.getJsonObject("query_params").keySet(),
                                privileges,
                                endpoint.getString("response_type"))));
    }
}
