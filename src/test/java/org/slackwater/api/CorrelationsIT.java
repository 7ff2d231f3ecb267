package org.slackwater.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slackwater.server.ApiCaller.Answer;

/** Two hosts that follow the same load, until one goes up and the other down, neither farther than it often does. */
@ExtendWith(SharedServer.class)
class CorrelationsIT {
    private static final String JOB = "/_ml/anomaly_detectors/correlations-it";
    private static final long HOUR = 3_600_000;
    private static final long BEGIN = 1_404_172_800_000L;
    private static final int HOURS = 700;
    private static final int APART = 650;
    private static final long SEED = 20_261_126;

    private final CheckedCaller api;

    CorrelationsIT(CheckedCaller api) {
        this.api = api;
    }

    @AfterEach
    void remove() {
        api.delete(JOB + "?force=true");
    }

    @Test
    void whereTwoPartThatUsuallyGoTogetherTheRecordTellsOfTheOther() {
        analyse(true);

        JsonObject config = api.got(JOB).getJsonArray("jobs").getJsonObject(0).getJsonObject("analysis_config");
        assertThat(config.getBoolean("multivariate_by_fields")).isTrue();
        JsonObject found = api.got(JOB + "/results/records?record_score=30&sort=record_score&desc=true");
        assertThat(found.getInt("count")).as(found.toString()).isEqualTo(2);
        for (JsonObject record : found.getJsonArray("records").getValuesAs(JsonObject.class)) {
            boolean web = record.getString("by_field_value").equals("web");
            assertThat(record.getJsonNumber("timestamp").longValue()).isEqualTo(BEGIN + APART * HOUR);
            assertThat(record.getString("correlated_by_field_value")).isEqualTo(web ? "db" : "web");
            assertThat(record.getJsonArray("typical").getJsonNumber(0).doubleValue())
                    .isBetween(web ? 90.0 : 104.0, web ? 96.0 : 110.0);
        }
    }

    @Test
    void withoutTheSettingEachIsJudgedByItself() {
        analyse(false);

        assertThat(api.got(JOB + "/results/records?record_score=30").getInt("count"))
                .isZero();
    }

    @Test
    void itIsRefusedWithoutAByField() {
        String body =
                """
                {"analysis_config":{"bucket_span":"1h","multivariate_by_fields":true,"detectors":[{"function":"count"}]},\
                "data_description":{"time_field":"ts"}}""";

        Answer refused = api.put(JOB, body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("[multivariate_by_fields]").contains("[by_field_name]");
        assertThat(api.post("/_ml/anomaly_detectors/_validate", body).status()).isEqualTo(400);
    }

    private void analyse(boolean multivariate) {
        api.done(
                "PUT",
                JOB,
                """
                {"analysis_config":{"bucket_span":"1h","multivariate_by_fields":%s,\
                "detectors":[{"function":"mean","field_name":"cpu","by_field_name":"host"}]},\
                "data_description":{"time_field":"ts"}}"""
                        .formatted(multivariate));
        api.done("POST", JOB + "/_open", null);
        api.done("POST", JOB + "/_data", data());
        api.done("POST", JOB + "/_close", null);
    }

    private static String data() {
        Random random = new Random(SEED);
        StringBuilder data = new StringBuilder();
        for (int hour = 0; hour <= HOURS; hour++) {
            double load = random.nextGaussian();
            for (String host : new String[] {"web", "db"}) {
                double own = load + 0.2 * random.nextGaussian();
                double value = hour == APART ? (host.equals("web") ? 108 : 92) : 100 + 5 * own;
                data.append("{\"ts\":%d,\"cpu\":%s,\"host\":\"%s\"}\n".formatted(BEGIN + hour * HOUR, value, host));
            }
        }
        return data.toString();
    }
}
