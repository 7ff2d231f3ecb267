package org.slackwater.fuzz;

import io.swagger.v3.oas.models.parameters.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request after another from the operations of a document. The seed fixes all of it but the names that a server gave
 * ({@link Names}). Used by one thread.
 */
final class RequestMaker {
    /** How many jobs there are; each has a datafeed. */
    private static final int JOBS = 6;

    private static final Set<String> COMMON = Set.of("pretty", "human", "filter_path", "error_trace", "format");
    private static final List<String> MEDIA_TYPES = List.of(
            "text/plain",
            "application/x-ndjson",
            "application/cbor",
            "application/json; charset=utf-16",
            "*/*",
            "x",
            ";");
    private static final List<String> ACCEPTED = List.of(
            "application/json", "text/html", "*/*", "x", "application/vnd.elasticsearch+json;compatible-with=8");

    private final List<Endpoint> endpoints = new ArrayList<>();
    private final Random random;
    private final Names names;
    private final Values values;
    private final RightBodies bodies;
    private final Spoiler spoiler;
    /** Whether nothing of this request is spoilt: only what is right most of the time comes far. */
    private boolean careful;

    RequestMaker(List<Endpoint> endpoints, long seed, Names names) {
        this.random = new Random(seed);
        this.names = names;
        this.values = new Values(random, names);
        this.bodies = new RightBodies(random);
        this.spoiler = new Spoiler(random);
        for (Endpoint endpoint : endpoints) {
            for (int i = RightBodies.weight(endpoint); i > 0; i--) {
                this.endpoints.add(endpoint);
            }
        }
    }

    Request next() {
        Endpoint endpoint = values.oneOf(endpoints);
        int number = random.nextInt(JOBS);
        careful = random.nextBoolean();
        Map<String, String> headers = new LinkedHashMap<>();
        String path = endpoint.path();
        List<String> query = new ArrayList<>();
        for (Parameter parameter : endpoint.parameters()) {
            if (parameter.getIn().equals("path")) {
                path = path.replace("{" + parameter.getName() + "}", encoded(inPath(parameter, number)));
            } else if (oneIn(oddsOf(parameter))) {
                query.add(parameter.getName() + "=" + encoded(inQuery(parameter, number)));
            }
        }
        if (wrongOneIn(60)) {
            query.add("no_such_parameter=" + encoded(spoiler.text()));
        }
        byte[] body = body(endpoint, number, headers);
        if (wrongOneIn(20)) {
            headers.put("Accept", values.oneOf(ACCEPTED));
        }
        String target = path + (query.isEmpty() ? "" : "?" + String.join("&", query));
        return new Request(endpoint.name(), endpoint.verb(), target, headers, body, authorization(number));
    }

    private boolean oneIn(int odds) {
        return random.nextInt(odds) == 0;
    }

    /** Whether something is to be wrong. */
    private boolean wrongOneIn(int odds) {
        return oneIn(odds) && !careful;
    }

    /** A time-out is always given, so that nobody waits for half an hour by default. */
    private static int oddsOf(Parameter parameter) {
        if (parameter.getName().equals("timeout") || parameter.getName().equals("enabled")) {
            return 1;
        }
        return COMMON.contains(parameter.getName()) ? 40 : 5;
    }

    private String inPath(Parameter parameter, int number) {
        String name = parameter.getName();
        return name.endsWith("_id") || name.equals("username")
                ? name(name, number)
                : values.text(name, parameter.getSchema(), number);
    }

    private String name(String kind, int number) {
        return careful ? names.right(kind, number, random.nextInt(1 << 30)) : names.any(kind, number, random);
    }

    private String inQuery(Parameter parameter, int number) {
        String name = parameter.getName();
        if (name.equals("enabled")) {
            // on for a small part of the time
            return oneIn(7) ? "true" : "false";
        }
        boolean odd = wrongOneIn(5) && !name.equals("timeout");
        return odd ? spoiler.text() : values.text(name, parameter.getSchema(), number);
    }

    private byte @Nullable [] body(Endpoint endpoint, int number, Map<String, String> headers) {
        if (endpoint.body() == null) {
            return wrongOneIn(50) ? Spoiler.bytes("{}") : null;
        }
        if (wrongOneIn(25)) {
            return oneIn(3) ? null : spoiler.rubbish();
        }
        String text = text(endpoint, number);
        while (wrongOneIn(3)) {
            text = spoiler.spoilt(text);
        }
        byte[] body = Spoiler.bytes(text);
        headers.put("Content-Type", values.oneOf(wrongOneIn(30) ? MEDIA_TYPES : endpoint.mediaTypes()));
        if (oneIn(20)) {
            headers.put("Content-Encoding", "gzip");
            return spoiler.packed(body, careful);
        }
        return body;
    }

    private String text(Endpoint endpoint, int number) {
        if (wrongOneIn(4)) {
            return values.value("", java.util.Objects.requireNonNull(endpoint.body()), number)
                    .toString();
        }
        return bodies.of(endpoint, number)
                .orElseGet(() -> endpoint.example() != null && random.nextBoolean()
                        ? endpoint.example()
                        : values.value("", java.util.Objects.requireNonNull(endpoint.body()), number)
                                .toString());
    }

    /** Mostly the administrator; sometimes a user or a key that the clients made; seldom nobody. */
    private @Nullable String authorization(int number) {
        int draw = random.nextInt(1 << 30);
        return switch (random.nextInt(60)) {
            case 0 -> Request.basic(Names.user(number), Names.password(number));
            case 1 -> "ApiKey " + names.known("key", draw);
            case 2 -> draw % 4 == 0 ? spoiltAuthorization(draw) : null;
            default -> null;
        };
    }

    private static String spoiltAuthorization(int draw) {
        return List.of("Basic !!!", "Basic", "Bearer x.y.z", "ApiKey ====", "x", "Basic OjpcAA==")
                .get(draw / 4 % 6);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
