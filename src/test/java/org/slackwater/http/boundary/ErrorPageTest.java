package org.slackwater.http.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorPageTest {
    @Test
    void aPathIsUnknownToTheApiAlone() {
        String api = "org.slackwater.http.boundary.Api";

        assertThat(ErrorPage.told(404, api)).isEqualTo(404);
        assertThat(ErrorPage.told(404, "default")).isEqualTo(503);
        assertThat(ErrorPage.told(404, null)).isEqualTo(503);
        assertThat(ErrorPage.told(413, "default")).isEqualTo(413);
    }
}
