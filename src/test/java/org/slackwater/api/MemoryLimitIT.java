package org.slackwater.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A job that has more to look at than its {@code model_memory_limit} allows. */
@ExtendWith(SharedServer.class)
class MemoryLimitIT {
    private static final String JOB = "/_ml/anomaly_detectors/memory-limit";
    private static final int HOSTS = 2_000;
    private static final long BEGIN = 1_700_006_400_000L;
    private static final long SPAN = 3_600_000;
    private static final String LIMIT = "{\"analysis_limits\":{\"model_memory_limit\":\"%s\"}}";

    private final CheckedCaller api;

    MemoryLimitIT(CheckedCaller api) {
        this.api = api;
    }

    @AfterEach
    void remove() {
        api.delete(JOB + "?force=true");
    }

    @Test
    void theLimitIsKeptAndGoesOnWhenItIsRaised() {
        api.done(
                "PUT",
                JOB,
                """
                {"analysis_config":{"bucket_span":"1h","detectors":[{"function":"mean","field_name":"v","by_field_name":"host"}]},
                 "data_description":{"time_field":"ts"},"analysis_limits":{"model_memory_limit":"1mb"}}""");
        api.done("POST", JOB + "/_open", null);
        post(0);
        post(1);
        post(2);

        JsonObject full = size();
        assertThat(full.getString("memory_status")).isEqualTo("hard_limit");
        assertThat(full.getString("model_bytes_memory_limit")).isEqualTo("1mb");
        assertThat(full.getInt("total_by_field_count")).isBetween(100, HOSTS - 1);
        assertThat(full.getInt("bucket_allocation_failures_count")).isEqualTo(2);
        assertThat(full.getInt("model_bytes_exceeded")).isPositive();
        assertThat(full.getInt("peak_model_bytes")).isGreaterThanOrEqualTo(full.getInt("model_bytes"));
        assertThat(api.get("/_cat/ml/anomaly_detectors/memory-limit?h=mms,mbaf")
                        .text()
                        .strip())
                .isEqualTo("hard_limit 2");
        assertThat(api.got(JOB + "/_stats")
                        .getJsonArray("jobs")
                        .getJsonObject(0)
                        .getString("state"))
                .isEqualTo("opened");

        assertThat(api.post(JOB + "/_update", LIMIT.formatted("10mb")).status())
                .as("while it is open")
                .isEqualTo(409);
        api.done("POST", JOB + "/_close", null);
        api.done("POST", JOB + "/_update", LIMIT.formatted("20mb"));
        api.done("POST", JOB + "/_open", null);
        post(3);
        post(4);

        JsonObject raised = size();
        assertThat(raised.getString("memory_status")).isEqualTo("ok");
        assertThat(raised.getInt("total_by_field_count")).isEqualTo(HOSTS);
        assertThat(raised.getInt("bucket_allocation_failures_count"))
                .as("of the bucket that was open when the job was closed, too")
                .isEqualTo(3);
        api.done("POST", JOB + "/_close", null);
        assertThat(api.post(JOB + "/_update", LIMIT.formatted("1mb")).status())
                .as("less than the models take")
                .isEqualTo(400);
    }

    /** A record of every host, in one bucket. */
    private void post(int bucket) {
        String records = IntStream.range(0, HOSTS)
                .mapToObj(host -> "{\"ts\":" + (BEGIN + bucket * SPAN) + ",\"v\":1,\"host\":\"h" + host + "\"}\n")
                .collect(Collectors.joining());
        api.done("POST", JOB + "/_data", records);
    }

    private JsonObject size() {
        return api.got(JOB + "/_stats").getJsonArray("jobs").getJsonObject(0).getJsonObject("model_size_stats");
    }
}
