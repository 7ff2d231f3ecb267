package org.slackwater.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Thirty users who log in from about the same place and send about as much, and one of them who does not, once. */
@ExtendWith(SharedServer.class)
class PopulationsIT {
    private static final String JOB = "/_ml/anomaly_detectors/populations-it";
    private static final long HOUR = 3_600_000;
    private static final long BEGIN = 1_404_172_800_000L;
    private static final int HOURS = 200;
    private static final int ODD = 180;
    private static final int USERS = 30;
    private static final long SEED = 20_260_101;

    private final CheckedCaller api;

    PopulationsIT(CheckedCaller api) {
        this.api = api;
    }

    @AfterEach
    void remove() {
        api.delete(JOB + "?force=true");
    }

    @Test
    void theMemberUnlikeTheOthersIsFoundWithItsCauses() {
        analyse(
                """
                {"function":"high_mean","field_name":"bytes","over_field_name":"user","exclude_frequent":"none"}""");

        JsonObject record = only(JOB + "/results/records?record_score=30");

        assertThat(record.getJsonNumber("timestamp").longValue()).isEqualTo(BEGIN + ODD * HOUR);
        assertThat(record.getString("over_field_name")).isEqualTo("user");
        assertThat(record.getString("over_field_value")).isEqualTo("user-4");
        assertThat(record.containsKey("actual")).isFalse();
        JsonObject cause = record.getJsonArray("causes").getJsonObject(0);
        assertThat(cause.getString("function")).isEqualTo("high_mean");
        assertThat(cause.getString("function_description")).isEqualTo("mean");
        assertThat(cause.getString("over_field_value")).isEqualTo("user-4");
        assertThat(cause.getJsonArray("actual").getJsonNumber(0).doubleValue()).isEqualTo(90_000);
        assertThat(cause.getJsonArray("typical").getJsonNumber(0).doubleValue()).isBetween(50.0, 200.0);
        assertThat(record.getJsonArray("influencers").toString()).contains("user-4");
        JsonObject size =
                api.got(JOB + "/_stats").getJsonArray("jobs").getJsonObject(0).getJsonObject("model_size_stats");
        assertThat(size.getInt("total_over_field_count")).isEqualTo(USERS);
    }

    @Test
    void aValueThatHardlyEverComesIsRare() {
        analyse("{\"function\":\"rare\",\"by_field_name\":\"action\"}");

        JsonObject record = only(JOB + "/results/records?record_score=1&start=" + (BEGIN + 100 * HOUR));

        assertThat(record.getJsonNumber("timestamp").longValue()).isEqualTo(BEGIN + ODD * HOUR);
        assertThat(record.getString("by_field_value")).isEqualTo("shutdown");
        assertThat(record.getString("function_description")).isEqualTo("rare");
        assertThat(record.getJsonNumber("probability").doubleValue()).isBetween(1.0 / 200, 1.0 / 150);
        assertThat(record.containsKey("causes")).isFalse();
    }

    @Test
    void aPlaceIsToldAsTwoNumbersAndAsAPoint() {
        analyse("{\"function\":\"lat_long\",\"field_name\":\"place\",\"by_field_name\":\"user\"}");

        JsonObject record = only(JOB + "/results/records?record_score=20");

        assertThat(record.getString("by_field_value")).isEqualTo("user-4");
        assertThat(record.getJsonArray("actual").toString()).isEqualTo("[-33.9,151.2]");
        assertThat(record.getJsonArray("typical")).hasSize(2);
        assertThat(record.getJsonObject("geo_results").getString("actual_point"))
                .isEqualTo("-33.9,151.2");
    }

    private void analyse(String detector) {
        api.done(
                "PUT",
                JOB,
                """
                {"analysis_config":{"bucket_span":"1h","detectors":[%s],"influencers":["user"]},\
                "data_description":{"time_field":"ts"}}"""
                        .formatted(detector));
        api.done("POST", JOB + "/_open", null);
        api.done("POST", JOB + "/_data", data());
        api.done("POST", JOB + "/_close", null);
    }

    private static String data() {
        Random random = new Random(SEED);
        StringBuilder data = new StringBuilder();
        for (int hour = 0; hour <= HOURS; hour++) {
            for (int user = 0; user < USERS; user++) {
                boolean odd = hour == ODD && user == 4;
                data.append("{\"ts\":%d,\"user\":\"user-%d\",\"bytes\":%s,\"action\":\"%s\",\"place\":\"%s\"}\n"
                        .formatted(
                                BEGIN + hour * HOUR,
                                user,
                                odd ? 90_000 : 100 * Math.exp(0.5 * random.nextGaussian()),
                                odd ? "shutdown" : "login",
                                odd ? "-33.9,151.2" : (48 + random.nextDouble() / 10) + ",11.5"));
            }
        }
        return data.toString();
    }

    private JsonObject only(String path) {
        JsonObject found = api.got(path);
        assertThat(found.getInt("count")).as(found.toString()).isEqualTo(1);
        return found.getJsonArray("records").getJsonObject(0);
    }
}
