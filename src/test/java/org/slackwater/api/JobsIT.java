package org.slackwater.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slackwater.server.ApiCaller.Answer;

/** The life of jobs: configuration, states, data, flush, reset and deletion. */
@ExtendWith(SharedServer.class)
class JobsIT {
    private static final String JOB = "/_ml/anomaly_detectors/jobs-it";
    private static final long HOUR = 3_600_000;

    /** An hour of some day, so that buckets of an hour begin with it. */
    private static final long BEGIN = 1_404_172_800_000L;

    private static final String MEAN_BY_HOST =
            """
            {"analysis_config":{"bucket_span":"1h","detectors":[{"function":"mean","field_name":"v","by_field_name":"host"}],\
            "influencers":["host"]},"data_description":{"time_field":"ts"}}""";

    private final CheckedCaller api;

    JobsIT(CheckedCaller api) {
        this.api = api;
    }

    @AfterEach
    void removeTheJob() {
        api.delete(JOB + "?force=true");
    }

    @Test
    void defaultsAreFilledIn() {
        JsonObject job = api.done(
                "PUT",
                JOB,
                """
                {"analysis_config":{"detectors":[{"function":"mean","field_name":"responsetime","by_field_name":"airline"},{"function":"count"}]},"data_description":{}}""");

        assertThat(job.getString("job_type")).isEqualTo("anomaly_detector");
        assertThat(job.getJsonObject("analysis_config").getString("bucket_span"))
                .isEqualTo("5m");
        JsonObject first =
                job.getJsonObject("analysis_config").getJsonArray("detectors").getJsonObject(0);
        assertThat(first.getString("detector_description")).isEqualTo("mean(responsetime) by airline");
        assertThat(first.getInt("detector_index")).isZero();
        assertThat(job.getJsonObject("data_description").getString("time_field"))
                .isEqualTo("time");
        assertThat(job.getJsonObject("data_description").getString("time_format"))
                .isEqualTo("epoch_ms");
        assertThat(job.getJsonObject("analysis_limits").getString("model_memory_limit"))
                .isEqualTo("1024mb");
        assertThat(job.getJsonObject("analysis_limits").getInt("categorization_examples_limit"))
                .isEqualTo(4);
        assertThat(job.getInt("model_snapshot_retention_days")).isEqualTo(10);
        assertThat(job.getInt("daily_model_snapshot_retention_after_days")).isEqualTo(1);
        assertThat(job.getString("results_index_name")).isEqualTo("shared");
        assertThat(job.getBoolean("allow_lazy_open")).isFalse();
        assertThat(job.getInt("renormalization_window_days")).isEqualTo(30);
        assertThat(job.getString("background_persist_interval")).matches("1[01234]\\d{3}s");
        assertThat(api.got(JOB).getJsonArray("jobs").getJsonObject(0)).isEqualTo(job);
    }

    @Test
    void anIdIsTakenOnlyOnce() {
        api.done("PUT", JOB, MEAN_BY_HOST);

        Answer again = api.put(JOB, MEAN_BY_HOST);
        assertThat(again.status()).isEqualTo(400);
        assertThat(type(again)).isEqualTo("resource_already_exists_exception");
        assertThat(api.put(
                                "/_ml/anomaly_detectors/jobs-it-2",
                                MEAN_BY_HOST.replaceFirst("\\{", "{\"groups\":[\"jobs-it\"],"))
                        .status())
                .as("a group of the name of a job")
                .isEqualTo(400);
        assertThat(api.get("/_ml/anomaly_detectors/jobs-it-2").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            "create_time":1 | create_time
            "finished_time":1 | finished_time
            "model_snapshot_id":"1" | model_snapshot_id
            "job_version":"1" | job_version
            "job_id":"other" | other
            "groups":["UPPER"] | UPPER
            "groups":["jobs-it"] | jobs-it
            "analysis_limits":{"model_memory_limit":"1kb"} | model_memory_limit
            "analysis_limits":{"model_memory_limit":"lots"} | model_memory_limit
            "model_snapshot_retention_days":-1 | model_snapshot_retention_days
            "daily_model_snapshot_retention_after_days":11 | daily_model_snapshot_retention_after_days
            "daily_model_snapshot_retention_after_days":-1 | daily_model_snapshot_retention_after_days
            "background_persist_interval":"59m" | background_persist_interval
            "renormalization_window_days":-1 | renormalization_window_days
            "results_retention_days":-1 | results_retention_days
            "model_plot_config":{"enabled":1} | enabled
            """)
    void settingsThatAreRefusedAreNamed(String setting, String named) {
        Answer answer = api.put(JOB, MEAN_BY_HOST.replaceFirst("\\{", "{" + setting + ","));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getJsonObject("error").getString("reason")).contains(named);
        assertThat(api.get(JOB).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"function":"nonsense"} | nonsense
            {"function":"mean"} | field_name
            {"function":"count","field_name":"a"} | field_name
            {"function":"mean","field_name":"a","by_field_name":"b","over_field_name":"b"} | b
            {"function":"mean","field_name":"a\\"b"} | a"b
            {"function":"mean","field_name":"ts"} | ts
            {"function":"mean","field_name":"a","by_field_name":"count"} | count
            {"function":"count","detector_index":3} | detector_index
            {"function":"count","exclude_frequent":"often"} | exclude_frequent
            """)
    void detectorsThatAreRefusedNameWhatIsWrong(String detector, String named) {
        String job =
                """
                {"analysis_config":{"bucket_span":"1h","detectors":[%s]},"data_description":{"time_field":"ts"}}"""
                        .formatted(detector);

        for (Answer answer : new Answer[] {api.put(JOB, job), api.post("/_ml/anomaly_detectors/_validate", job)}) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().getJsonObject("error").getString("reason")).contains(named);
        }
        assertThat(api.get(JOB).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"2048, 2048mb", "3gb, 3072mb", "3000g, 3072000mb", "1500kb, 1mb"})
    void memoryIsToldInWholeMegabytes(String given, String told) {
        JsonObject job = api.done(
                "PUT",
                JOB,
                MEAN_BY_HOST.replaceFirst("\\{", "{\"analysis_limits\":{\"model_memory_limit\":\"" + given + "\"},"));

        assertThat(job.getJsonObject("analysis_limits").getString("model_memory_limit"))
                .isEqualTo(told);
    }

    @Test
    void openingAndClosing() {
        api.done("PUT", JOB, MEAN_BY_HOST);
        assertThat(stats().getString("state")).isEqualTo("closed");
        assertThat(stats().keySet()).doesNotContain("node", "open_time");

        JsonObject opened = api.done("POST", JOB + "/_open", null);
        assertThat(opened.getBoolean("opened")).isTrue();
        assertThat(stats().getString("state")).isEqualTo("opened");
        assertThat(stats().getJsonObject("node").getString("id")).isEqualTo(opened.getString("node"));
        assertThat(stats().getString("open_time")).matches("\\d+s");
        assertThat(stats().getString("assignment_explanation")).isEmpty();

        assertThat(api.post(JOB + "/_open").status()).isEqualTo(409);
        assertThat(api.done("POST", JOB + "/_close", null).getBoolean("closed")).isTrue();
        assertThat(stats().getString("state")).isEqualTo("closed");
        assertThat(api.got(JOB).getJsonArray("jobs").getJsonObject(0).containsKey("finished_time"))
                .isTrue();
        assertThat(api.done("POST", JOB + "/_close", null).getBoolean("closed"))
                .as("closing what is closed")
                .isTrue();
        assertThat(api.post("/_ml/anomaly_detectors/no-such-job/_open").status())
                .isEqualTo(404);
        assertThat(api.post("/_ml/anomaly_detectors/no-such-job/_close").status())
                .isEqualTo(404);
    }

    @Test
    void whatIsNotOpenTakesNothing() {
        api.done("PUT", JOB, MEAN_BY_HOST);

        assertThat(api.post(JOB + "/_data", "{\"ts\":1}").status()).isEqualTo(409);
        assertThat(api.post(JOB + "/_flush").status()).isEqualTo(409);
        assertThat(type(api.post(JOB + "/_flush"))).isEqualTo("status_exception");
        assertThat(api.post("/_ml/anomaly_detectors/no-such-job/_data", "{\"ts\":1}")
                        .status())
                .isEqualTo(404);
        assertThat(api.post("/_ml/anomaly_detectors/no-such-job/_flush").status())
                .isEqualTo(404);
    }

    @Test
    void countsAddUp() {
        api.done("PUT", JOB, MEAN_BY_HOST);
        api.done("POST", JOB + "/_open", null);

        String body = record(0, 1) + record(1, 2) + record(2, 3)
                + "{\"ts\":" + (BEGIN + 2 * HOUR) + ",\"host\":\"a\"}\n"
                + "{\"v\":1,\"host\":\"a\"}\n"
                + "{\"ts\":\"nonsense\",\"v\":1,\"host\":\"a\",\"other\":1}\n"
                + record(0, 4) + record(5, 5);
        Answer posted = api.post(JOB + "/_data", body);
        assertThat(posted.status()).isEqualTo(202);

        JsonObject counts = counts();
        assertThat(counts.getInt("processed_record_count")).isEqualTo(5);
        assertThat(counts.getInt("invalid_date_count")).isEqualTo(2);
        assertThat(counts.getInt("out_of_order_timestamp_count")).isEqualTo(1);
        assertThat(counts.getInt("missing_field_count")).isEqualTo(1);
        assertThat(counts.getInt("input_record_count")).isEqualTo(8);
        assertThat(counts.getInt("processed_field_count")).isEqualTo(9);
        assertThat(counts.getInt("input_field_count")).isEqualTo(16);
        assertThat(counts.getInt("bucket_count")).isEqualTo(5);
        assertThat(counts.getInt("empty_bucket_count")).isEqualTo(2);
        assertThat(counts.getJsonNumber("earliest_record_timestamp").longValue())
                .isEqualTo(BEGIN);
        assertThat(counts.getJsonNumber("latest_record_timestamp").longValue()).isEqualTo(BEGIN + 5 * HOUR);
        assertThat(counts.getInt("input_bytes")).isEqualTo(body.strip().length());
        assertThat(posted.json().getInt("input_record_count")).isEqualTo(8);
    }

    @Test
    void documentsMayStandInALineInAnArrayOrOneAfterAnother() {
        api.done("PUT", JOB, MEAN_BY_HOST);
        api.done("POST", JOB + "/_open", null);

        api.done("POST", JOB + "/_data", record(0, 1) + record(1, 2));
        api.done("POST", JOB + "/_data", "[" + record(2, 3) + "," + record(3, 4) + "]");
        api.done("POST", JOB + "/_data", record(4, 5).strip() + record(5, 6).strip());

        assertThat(counts().getInt("processed_record_count")).isEqualTo(6);
    }

    @Test
    void aBodyThatBreaksInTheMiddleIsNotTakenAtAll() {
        api.done("PUT", JOB, MEAN_BY_HOST);
        api.done("POST", JOB + "/_open", null);

        assertThat(api.post(JOB + "/_data", record(0, 1) + record(1, 2) + "{\"ts\":")
                        .status())
                .isEqualTo(400);

        assertThat(counts().getInt("input_record_count")).isZero();
    }

    @Test
    void closingDoesNotFinishTheBucketInProgress() {
        api.done("PUT", JOB, MEAN_BY_HOST);
        api.done("POST", JOB + "/_open", null);
        api.done("POST", JOB + "/_data", record(0, 1) + record(1, 2));

        api.done("POST", JOB + "/_close", null);
        assertThat(buckets().getInt("count")).isEqualTo(1);

        api.done("POST", JOB + "/_open", null);
        api.done("POST", JOB + "/_data", record(2, 3));
        assertThat(buckets().getInt("count")).as("it went on where it was").isEqualTo(2);
        assertThat(counts().getInt("processed_record_count")).isEqualTo(3);
    }

    @Test
    void aFlushShowsWhatIsInProgress() {
        api.done("PUT", JOB, MEAN_BY_HOST);
        api.done("POST", JOB + "/_open", null);
        assertThat(api.done("POST", JOB + "/_flush", null).keySet())
                .as("no data, no bucket")
                .containsExactly("flushed");
        api.done("POST", JOB + "/_data", record(0, 1) + record(1, 2));

        JsonObject flushed = api.done("POST", JOB + "/_flush", "{\"calc_interim\":true}");
        assertThat(flushed.getJsonNumber("last_finalized_bucket_end").longValue())
                .isEqualTo(BEGIN + HOUR);
        assertThat(buckets().getInt("count")).isEqualTo(2);
        assertThat(buckets().getJsonArray("buckets").getJsonObject(1).getBoolean("is_interim"))
                .isTrue();
        assertThat(api.got(JOB + "/results/buckets?exclude_interim=true").getInt("count"))
                .isEqualTo(1);

        api.done("POST", JOB + "/_flush?advance_time=" + (BEGIN + 3 * HOUR), null);
        assertThat(buckets().getJsonArray("buckets").toString()).doesNotContain("\"is_interim\":true");
        assertThat(buckets().getInt("count")).isEqualTo(3);
    }

    @Test
    void timeThatIsSkippedGivesNoResults() {
        api.done("PUT", JOB, MEAN_BY_HOST);
        api.done("POST", JOB + "/_open", null);
        api.done("POST", JOB + "/_data", record(0, 1) + record(1, 2));

        JsonObject flushed = api.done("POST", JOB + "/_flush?skip_time=" + (BEGIN + 10 * HOUR + 1), null);
        assertThat(flushed.getJsonNumber("last_finalized_bucket_end").longValue())
                .isEqualTo(BEGIN + 11 * HOUR);
        api.done("POST", JOB + "/_data", record(5, 1) + record(11, 1) + record(12, 1));

        assertThat(counts().getInt("out_of_order_timestamp_count")).isEqualTo(1);
        assertThat(buckets().getJsonArray("buckets").stream()
                        .map(bucket ->
                                bucket.asJsonObject().getJsonNumber("timestamp").longValue())
                        .filter(time -> time > BEGIN + HOUR)
                        .toList())
                .containsExactly(BEGIN + 11 * HOUR);
    }

    @ParameterizedTest
    @CsvSource({
        "_flush?calc_interim=true&start=nonsense, start",
        "_flush?calc_interim=true&end=nonsense, end",
        "_flush?advance_time=nonsense, advance_time",
        "_flush?skip_time=nonsense, skip_time",
        "_flush?calc_interim=true&start=2&end=1, end",
        "_data?reset_start=nonsense, reset_start",
        "_data?reset_start=1&reset_end=nonsense, reset_end",
        "_data?reset_start=2&reset_end=1, reset_end",
        "_data?reset_end=1, reset_end"
    })
    void rangesThatAreNone(String call, String named) {
        api.done("PUT", JOB, MEAN_BY_HOST);
        api.done("POST", JOB + "/_open", null);

        Answer answer =
                call.startsWith("_data") ? api.post(JOB + "/" + call, record(0, 1)) : api.post(JOB + "/" + call);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(type(answer)).isEqualTo("parse_exception");
        assertThat(answer.text()).contains("[" + named + "]");
        assertThat(counts().getInt("input_record_count")).isZero();
    }

    @Test
    void resettingForgetsWhatWasLearnedAndKeepsTheConfiguration() {
        api.done("PUT", JOB, MEAN_BY_HOST);
        api.done("POST", JOB + "/_open", null);
        api.done("POST", JOB + "/_data", record(0, 1) + record(1, 2));
        assertThat(api.post(JOB + "/_reset").status()).as("while it is open").isEqualTo(409);
        api.done("POST", JOB + "/_close", null);
        JsonObject before = api.got(JOB + "?exclude_generated=true");

        assertThat(api.done("POST", JOB + "/_reset", null).getBoolean("acknowledged"))
                .isTrue();

        assertThat(api.got(JOB + "?exclude_generated=true")).isEqualTo(before);
        assertThat(buckets().getInt("count")).isZero();
        assertThat(counts().getInt("processed_record_count")).isZero();
        assertThat(counts().containsKey("latest_record_timestamp")).isFalse();
        api.done("POST", JOB + "/_open", null);
        api.done("POST", JOB + "/_data", record(0, 1));
        assertThat(counts().getInt("processed_record_count"))
                .as("old times are new again")
                .isEqualTo(1);
    }

    @Test
    void resettingBehindTheCallersBack() {
        api.done("PUT", JOB, MEAN_BY_HOST);
        api.done("POST", JOB + "/_open", null);
        api.done("POST", JOB + "/_data", record(0, 1) + record(1, 2));
        api.done("POST", JOB + "/_close", null);

        Answer answer = api.post(JOB + "/_reset?wait_for_completion=false");

        assertThat(answer.json().getString("task")).matches("[\\w-]+:\\d+");
        Awaitility.await().until(() -> buckets().getInt("count") == 0);
    }

    @Test
    void deletingAnOpenJobNeedsForce() {
        api.done("PUT", JOB, MEAN_BY_HOST);
        api.done("POST", JOB + "/_open", null);

        assertThat(api.delete(JOB).status()).isEqualTo(409);
        assertThat(api.delete(JOB + "?wait_for_completion=false").status()).isEqualTo(409);
        assertThat(stats().getString("state")).isEqualTo("opened");

        api.done("DELETE", JOB + "?force=true", null);
        assertThat(api.get(JOB).status()).isEqualTo(404);
        assertThat(api.delete(JOB).status()).isEqualTo(404);
        assertThat(api.got("/_tasks?actions=xpack/ml/job*&detailed").toString()).doesNotContain("jobs-it");
    }

    @Test
    void deletingBehindTheCallersBack() {
        api.done("PUT", JOB, MEAN_BY_HOST);
        api.done("POST", JOB + "/_open", null);

        Answer answer = api.delete(JOB + "?force=true&wait_for_completion=false");

        assertThat(answer.json().getString("task")).matches("[\\w-]+:\\d+");
        Awaitility.await().until(() -> api.get(JOB).status() == 404);
    }

    @Test
    void aJobThatIsMadeAgainIsNew() {
        api.done("PUT", JOB, MEAN_BY_HOST);
        api.done("POST", JOB + "/_open", null);
        api.done("POST", JOB + "/_data", record(0, 1) + record(1, 2));
        api.done("DELETE", JOB + "?force=true", null);

        api.done("PUT", JOB, MEAN_BY_HOST);

        assertThat(counts().getInt("processed_record_count")).isZero();
        assertThat(buckets().getInt("count")).isZero();
    }

    @Test
    void whatMayBeUpdatedIs() {
        api.done("PUT", JOB, MEAN_BY_HOST);

        JsonObject updated = api.done(
                "POST",
                JOB + "/_update",
                """
                {"description":"new","groups":["jobs-it-group"],"custom_settings":{"a":"b"},"allow_lazy_open":true,
                "model_plot_config":{"enabled":true},"analysis_limits":{"model_memory_limit":"512mb"},
                "detectors":[{"detector_index":0,"description":"hosts"}],"renormalization_window_days":7,
                "model_snapshot_retention_days":5,"daily_model_snapshot_retention_after_days":2,"results_retention_days":9,
                "background_persist_interval":"2h","model_prune_window":"40d"}""");

        assertThat(updated.getString("description")).isEqualTo("new");
        assertThat(updated.getJsonObject("model_plot_config").getBoolean("annotations_enabled"))
                .as("follows enabled")
                .isTrue();
        assertThat(updated.getJsonObject("analysis_limits").getString("model_memory_limit"))
                .isEqualTo("512mb");
        assertThat(updated.getJsonObject("analysis_config")
                        .getJsonArray("detectors")
                        .getJsonObject(0)
                        .getString("detector_description"))
                .isEqualTo("hosts");
        assertThat(updated.getString("background_persist_interval")).isEqualTo("2h");
        assertThat(api.got(JOB).getJsonArray("jobs").getJsonObject(0)).isEqualTo(updated);
        assertThat(api.got("/_ml/anomaly_detectors/jobs-it-group").getInt("count"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"analysis_config":{}} | analysis_config
            {"data_description":{}} | data_description
            {"results_index_name":"x"} | results_index_name
            {"job_type":"x"} | job_type
            {"daily_model_snapshot_retention_after_days":11} | daily_model_snapshot_retention_after_days
            {"model_snapshot_retention_days":0} | daily_model_snapshot_retention_after_days
            {"detectors":[{"description":"x"}]} | detector_index
            {"detectors":[{"detector_index":1,"description":"x"}]} | detector_index
            {"groups":["jobs-it"]} | jobs-it
            """)
    void updatesThatAreRefusedChangeNothing(String update, String named) {
        JsonObject before = api.done("PUT", JOB, MEAN_BY_HOST);

        Answer answer = api.post(JOB + "/_update", update);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getJsonObject("error").getString("reason")).contains(named);
        assertThat(api.got(JOB).getJsonArray("jobs").getJsonObject(0)).isEqualTo(before);
    }

    @Test
    void limitsCannotChangeWhileTheJobIsOpen() {
        api.done("PUT", JOB, MEAN_BY_HOST);
        api.done("POST", JOB + "/_open", null);

        assertThat(api.post(JOB + "/_update", "{\"analysis_limits\":{\"model_memory_limit\":\"512mb\"}}")
                        .status())
                .isIn(400, 409);
        assertThat(api.post(JOB + "/_update", "{\"description\":\"open\"}").status())
                .isEqualTo(200);
        assertThat(api.post("/_ml/anomaly_detectors/_all/_update", "{\"description\":\"all\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void timesInTheFormatsOfTheDescription() {
        api.done(
                "PUT",
                JOB,
                MEAN_BY_HOST.replace("\"time_field\":\"ts\"", "\"time_field\":\"ts\",\"time_format\":\"epoch\""));
        api.done("POST", JOB + "/_open", null);

        api.done("POST", JOB + "/_data", "{\"ts\":1404172800,\"v\":1}{\"ts\":\"1404176400\",\"v\":1}");

        assertThat(counts().getInt("processed_record_count")).isEqualTo(2);
        assertThat(counts().getJsonNumber("latest_record_timestamp").longValue())
                .isEqualTo(BEGIN + HOUR);
    }

    @Test
    void timingsAppearWithTheFirstBucket() {
        api.done("PUT", JOB, MEAN_BY_HOST);

        JsonObject before = stats().getJsonObject("timing_stats");
        assertThat(before.getInt("bucket_count")).isZero();
        assertThat(before.getJsonNumber("total_bucket_processing_time_ms").doubleValue())
                .isZero();
        assertThat(before.containsKey("average_bucket_processing_time_ms")).isFalse();

        api.done("POST", JOB + "/_open", null);
        api.done(
                "POST",
                JOB + "/_data",
                IntStream.range(0, 20).mapToObj(i -> record(i, i)).collect(Collectors.joining()));
        JsonObject after = stats().getJsonObject("timing_stats");
        assertThat(after.getInt("bucket_count")).isEqualTo(19);
        assertThat(after.containsKey("average_bucket_processing_time_ms")).isTrue();
        JsonObject size = stats().getJsonObject("model_size_stats");
        assertThat(size.getInt("model_bytes")).isPositive();
        assertThat(size.getInt("total_by_field_count")).isPositive();
    }

    private static String record(int hour, int value) {
        return "{\"ts\":" + (BEGIN + hour * HOUR) + ",\"v\":" + value + ",\"host\":\"a\"}\n";
    }

    private JsonObject stats() {
        return api.got(JOB + "/_stats").getJsonArray("jobs").getJsonObject(0);
    }

    private JsonObject counts() {
        return stats().getJsonObject("data_counts");
    }

    private JsonObject buckets() {
        return api.got(JOB + "/results/buckets");
    }

    private static String type(Answer answer) {
        return answer.json().getJsonObject("error").getString("type");
    }
}
