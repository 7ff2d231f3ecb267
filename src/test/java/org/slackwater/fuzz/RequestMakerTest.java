package org.slackwater.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Requests from the document that the build makes. */
class RequestMakerTest {
    private final List<Endpoint> endpoints = Endpoint.of(document());

    @Test
    void theSameSeedSendsTheSame() {
        assertThat(requests(1)).isEqualTo(requests(1)).isNotEqualTo(requests(2));
    }

    @Test
    void everyOperationIsCalled() {
        assertThat(requests(3).stream()
                        .map(text -> text.replaceFirst("\\|.*", ""))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        endpoints.stream().map(Endpoint::name).toList());
    }

    @Test
    void whatIsCalledOftenIsInTheDocument() {
        assertThat(endpoints.stream().map(Endpoint::name)).containsAll(RightBodies.oftenCalled());
    }

    private List<String> requests(long seed) {
        RequestMaker maker = new RequestMaker(endpoints, seed, new Names());
        List<String> requests = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            Request request = maker.next();
            requests.add(request.endpoint() + "|" + request.target() + request.headers()
                    + Objects.hashCode(java.util.Arrays.toString(request.body())) + request.authorization());
        }
        return requests;
    }

    private static String document() {
        try {
            return Files.readString(Path.of("target", "openapi", "openapi.json"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
