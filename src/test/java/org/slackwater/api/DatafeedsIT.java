package org.slackwater.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slackwater.server.ApiCaller.Answer;

/** The life of datafeeds over the sample series, and over a table that grows. */
@ExtendWith(SharedServer.class)
class DatafeedsIT {
    private static final String JOB = "/_ml/anomaly_detectors/feeds-it";
    private static final String FEED = "/_ml/datafeeds/feeds-it";
    private static final String TAXI = "{\"job_id\":\"feeds-it\",\"indices\":[\"taxi:NYC_TAXI\"]}";

    private final CheckedCaller api;
    private final LiveTable live;

    DatafeedsIT(CheckedCaller api, LiveTable live) {
        this.api = api;
        this.live = live;
    }

    @BeforeEach
    void aJob() {
        api.done("PUT", JOB, job("1h", "\"function\":\"sum\",\"field_name\":\"passengers\""));
    }

    @AfterEach
    void removeIt() {
        api.delete(JOB + "?force=true");
    }

    @Test
    void defaultsAreFilledIn() {
        JsonObject feed = api.done("PUT", FEED, TAXI);

        assertThat(feed.getJsonObject("query").toString()).isEqualTo("{\"match_all\":{}}");
        assertThat(feed.getInt("scroll_size")).isEqualTo(1000);
        assertThat(feed.getJsonObject("chunking_config").getString("mode")).isEqualTo("auto");
        assertThat(feed.getJsonObject("delayed_data_check_config").getBoolean("enabled"))
                .isTrue();
        assertThat(feed.getString("query_delay")).matches("\\d+s");
        assertThat(Integer.parseInt(feed.getString("query_delay").replace("s", "")))
                .isBetween(60, 120);
        assertThat(feed.getJsonArray("indices").getString(0)).isEqualTo("taxi:NYC_TAXI");
        assertThat(feed.getJsonObject("authorization").getJsonArray("roles").getString(0))
                .isEqualTo("superuser");
        assertThat(api.got(FEED).getJsonArray("datafeeds").getJsonObject(0)).isEqualTo(feed);
        assertThat(api.got(JOB).getJsonArray("jobs").getJsonObject(0).getJsonObject("datafeed_config"))
                .isEqualTo(feed);
    }

    @Test
    void oneDatafeedAJob() {
        api.done("PUT", FEED, TAXI);

        Answer second = api.put(FEED + "-2", TAXI);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text()).contains("[feeds-it]");
        assertThat(api.put(FEED, TAXI).json().getJsonObject("error").getString("type"))
                .isEqualTo("resource_already_exists_exception");
        assertThat(api.put(FEED + "-3", TAXI.replace("feeds-it", "no-such-job")).status())
                .isEqualTo(404);
        assertThat(api.get(FEED + "-2").status()).isEqualTo(404);
    }

    @Test
    void aDatafeedIsMadeWithItsJobOrNotAtAll() {
        api.done("DELETE", JOB, null);
        String withFeed = job("1h", "\"function\":\"count\"")
                .replaceFirst(
                        "\\{", "{\"datafeed_config\":{\"indexes\":\"taxi:NYC_TAXI\",\"datafeed_id\":\"feeds-it\"},");

        assertThat(api.put(JOB, withFeed.replace("\"indexes\":\"taxi:NYC_TAXI\"", "\"indexes\":[]"))
                        .status())
                .isEqualTo(400);
        assertThat(api.get(JOB).status()).as("neither the job").isEqualTo(404);

        JsonObject job = api.done("PUT", JOB, withFeed);
        assertThat(job.getJsonObject("datafeed_config").getString("job_id")).isEqualTo("feeds-it");
        api.done("DELETE", JOB, null);
        assertThat(api.get(FEED).status()).as("goes with its job").isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"job_id":"feeds-it"} | indices
            {"indices":["taxi:NYC_TAXI"]} | job_id
            {"job_id":"feeds-it","indices":["taxi:NYC_TAXI"],"headers":{}} | unknown field [headers]
            {"job_id":"feeds-it","indices":["taxi:NYC_TAXI"],"aggregations":{"b":{}}} | aggregations
            {"job_id":"feeds-it","indices":["taxi:NYC_TAXI"],"aggs":{"b":{"date_histogram":{"field":"ts","fixed_interval":"1h"},"aggs":{"ts":{"max":{"field":"ts"}}}}}} | summary_count_field_name
            {"job_id":"feeds-it","indices":["taxi:NYC_TAXI"],"runtime_mappings":{"b":{"type":"long"}}} | runtime_mappings
            {"job_id":"feeds-it","indices":["taxi:NYC_TAXI"],"script_fields":{"b":{"script":"1"}}} | script_fields
            {"job_id":"feeds-it","indices":["taxi:NYC_TAXI"],"query":{"nonsense":{}}} | failed to parse field [query]
            {"job_id":"feeds-it","indices":["taxi:NYC_TAXI"],"scroll_size":0} | scroll_size
            {"job_id":"feeds-it","indices":["taxi:NYC_TAXI"],"frequency":"0s"} | frequency
            {"job_id":"feeds-it","indices":["taxi:NYC_TAXI"],"query_delay":"soon"} | query_delay
            {"job_id":"feeds-it","indices":["taxi:NYC_TAXI"],"chunking_config":{"mode":"some"}} | chunking_config
            {"job_id":"feeds-it","indices":["taxi:NYC_TAXI"],"chunking_config":{"mode":"manual"}} | time_span
            {"job_id":"feeds-it","indices":["taxi:NYC_TAXI"],"max_empty_searches":0} | max_empty_searches
            {"job_id":"feeds-it","indices":["taxi:NYC_TAXI"],"datafeed_id":"other"} | other
            """)
    void settingsThatAreRefusedAreNamed(String body, String named) {
        Answer answer = api.put(FEED, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getJsonObject("error").getString("reason")).contains(named);
        assertThat(api.get(FEED).status()).isEqualTo(404);
    }

    @Test
    void whatAnUpdateNamesChangesAndTheRestStays() {
        api.done("PUT", FEED, TAXI.replace("}", ",\"max_empty_searches\":7,\"frequency\":\"30s\"}"));

        JsonObject updated = api.done(
                "POST",
                FEED + "/_update",
                """
                {"job_id":"feeds-it","indices":["taxi:NYC_*"],"scroll_size":5,"query_delay":"70s","max_empty_searches":-1,\
                "chunking_config":{"mode":"manual","time_span":"3h"},"query":{"range":{"passengers":{"gte":1}}}}""");

        assertThat(updated.getInt("scroll_size")).isEqualTo(5);
        assertThat(updated.getJsonArray("indices").getString(0)).isEqualTo("taxi:NYC_*");
        assertThat(updated.getString("query_delay")).isEqualTo("70s");
        assertThat(updated.getJsonObject("chunking_config").getString("time_span"))
                .isEqualTo("3h");
        assertThat(updated.containsKey("max_empty_searches")).as("-1 clears it").isFalse();
        assertThat(updated.getString("frequency")).isEqualTo("30s");
        assertThat(updated.getJsonObject("query").containsKey("range")).isTrue();
        assertThat(api.post(FEED + "/_update", "{\"job_id\":\"other\"}").status())
                .isEqualTo(400);
        assertThat(api.post(FEED + "-nowhere/_update", "{}").status()).isEqualTo(404);
        assertThat(api.got(FEED).getJsonArray("datafeeds").getJsonObject(0)).isEqualTo(updated);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"aggregations":{"b":{}}} | aggregations
            {"runtime_mappings":{"b":{"type":"long"}}} | runtime_mappings
            {"script_fields":{"b":{"script":"1"}}} | script_fields
            {"_force_rekeying":true} | _force_rekeying
            {"job_id":"other"} | job_id
            """)
    void updatesThatAreRefusedAreNamed(String update, String named) {
        JsonObject feed = api.done("PUT", FEED, TAXI);

        Answer answer = api.post(FEED + "/_update", update);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getJsonObject("error").getString("reason")).contains(named);
        assertThat(api.got(FEED).getJsonArray("datafeeds").getJsonObject(0)).isEqualTo(feed);
    }

    @Test
    void startingNeedsAnOpenJobAndARange() {
        api.done("PUT", FEED, TAXI);
        assertThat(api.post(FEED + "/_start").status()).as("job is closed").isEqualTo(409);
        api.done("POST", JOB + "/_open", null);

        for (String range : new String[] {"start=2014-08-01&end=2014-07-01", "start=2014-07-01&end=2014-07-01"}) {
            assertThat(api.post(FEED + "/_start?" + range).status()).isEqualTo(400);
        }
        assertThat(api.post(FEED + "/_start?start=nonsense").status()).isEqualTo(400);
        assertThat(api.post("/_ml/datafeeds/no-such-feed/_start").status()).isEqualTo(404);
        assertThat(stats().getString("state")).isEqualTo("stopped");

        assertThat(api.done("POST", FEED + "/_start?start=now", null).getBoolean("started"))
                .isTrue();
        assertThat(stats().getString("state")).isEqualTo("started");
        assertThat(stats().getJsonObject("running_state").getBoolean("real_time_configured"))
                .isTrue();
        assertThat(stats().containsKey("node")).isTrue();
        assertThat(api.post(FEED + "/_start").status()).as("started already").isEqualTo(409);
        assertThat(api.post(FEED + "/_update", "{\"scroll_size\":5}").status()).isEqualTo(409);
        assertThat(api.delete(FEED).status()).isEqualTo(409);
        assertThat(api.delete(JOB).status()).isEqualTo(409);

        assertThat(api.done("POST", FEED + "/_stop", null).getBoolean("stopped"))
                .isTrue();
        assertThat(stats().getString("state")).isEqualTo("stopped");
        assertThat(stats().containsKey("node")).isFalse();
        assertThat(jobState()).as("a stop leaves the job open").isEqualTo("opened");
        assertThat(api.done("POST", FEED + "/_stop", null).getBoolean("stopped"))
                .as("stopping what is stopped")
                .isTrue();
        assertThat(api.post("/_ml/datafeeds/no-such-feed/_stop").status()).isEqualTo(404);
        assertThat(api.done("POST", "/_ml/datafeeds/feeds-i*/_stop", null).getBoolean("stopped"))
                .isTrue();
    }

    @Test
    void closingTheJobStopsItsDatafeed() {
        api.done("PUT", FEED, TAXI);
        api.done("POST", JOB + "/_open", null);
        api.done("POST", FEED + "/_start?start=now", null);

        api.done("POST", JOB + "/_close", null);

        assertThat(jobState()).isEqualTo("closed");
        assertThat(stats().getString("state")).isEqualTo("stopped");
    }

    @Test
    void aStopMayCloseTheJobToo() {
        api.done("PUT", FEED, TAXI);
        api.done("POST", JOB + "/_open", null);
        api.done("POST", FEED + "/_start?start=now", null);

        api.done("POST", FEED + "/_stop?close_job=true&force=true", null);

        assertThat(jobState()).isEqualTo("closed");
        assertThat(stats().getString("state")).isEqualTo("stopped");
    }

    @Test
    void forceDeletesWhatRuns() {
        api.done("PUT", FEED, TAXI);
        api.done("POST", JOB + "/_open", null);
        api.done("POST", FEED + "/_start?start=now", null);

        api.done("DELETE", FEED + "?force=true", null);

        assertThat(api.get(FEED).status()).isEqualTo(404);
        assertThat(jobState()).isEqualTo("opened");
        assertThat(api.got("/_tasks?actions=xpack/ml/datafeed*&detailed").toString())
                .doesNotContain("feeds-it");
    }

    @ParameterizedTest
    @CsvSource({
        "taxi:NO_SUCH_TABLE, passengers, NO_SUCH_TABLE",
        "nowhere:NYC_TAXI, passengers, nowhere",
        "taxi:NYC_TAXI, no_such_column, no_such_column",
        "task, passengers, task",
        "slackwater.api_user, passengers, api_user"
    })
    void whatIsNotThereToBeReadIsNamedAtTheStart(String table, String column, String named) {
        api.done("DELETE", JOB, null);
        api.done("PUT", JOB, job("1h", "\"function\":\"sum\",\"field_name\":\"" + column + "\""));
        api.done("PUT", FEED, TAXI.replace("taxi:NYC_TAXI", table));
        api.done("POST", JOB + "/_open", null);

        Answer answer = api.post(FEED + "/_start");

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.text()).contains(named);
        assertThat(stats().getString("state")).isEqualTo("stopped");
    }

    @Test
    void aDatafeedWithAnEndReadsAllBeforeItAndClosesItsJob() {
        api.done("PUT", FEED, TAXI);
        api.done("POST", JOB + "/_open", null);

        api.done("POST", FEED + "/_start", "{\"start\":\"2014-07-02T00:00:00Z\",\"end\":\"2014-07-05T00:00:00Z\"}");
        await().until(() -> jobState().equals("closed"));

        assertThat(stats().getString("state")).isEqualTo("stopped");
        JsonObject counts = counts();
        assertThat(counts.getInt("processed_record_count")).isEqualTo(3 * 48);
        assertThat(counts.getJsonNumber("earliest_record_timestamp").longValue())
                .as("the start belongs to it")
                .isEqualTo(Instant.parse("2014-07-02T00:00:00Z").toEpochMilli());
        assertThat(counts.getJsonNumber("latest_record_timestamp").longValue())
                .as("the end does not")
                .isEqualTo(Instant.parse("2014-07-04T23:30:00Z").toEpochMilli());
        assertThat(api.got(JOB + "/results/buckets").getInt("count")).isEqualTo(72);
        assertThat(stats().getJsonObject("timing_stats").getInt("search_count")).isPositive();
        assertThat(stats().getJsonObject("timing_stats").getInt("bucket_count")).isEqualTo(72);

        api.done("POST", JOB + "/_open", null);
        api.done("POST", FEED + "/_start?end=2014-07-06", null);
        await().until(() -> jobState().equals("closed"));
        assertThat(counts().getInt("processed_record_count"))
                .as("it went on where it had stopped")
                .isEqualTo(4 * 48);
    }

    @Test
    void theQueryDecidesWhatIsRead() {
        api.done("PUT", FEED, TAXI.replace("}", ",\"query\":{\"range\":{\"passengers\":{\"lt\":5000}}}}"));
        api.done("POST", JOB + "/_open", null);

        api.done("POST", FEED + "/_start?start=2014-07-02&end=2014-07-05", null);
        await().until(() -> jobState().equals("closed"));

        assertThat(counts().getInt("processed_record_count")).isBetween(1, 3 * 48 - 1);
    }

    @Test
    void aPreviewShowsWhatTheJobWouldGet() {
        api.done("PUT", FEED, TAXI);

        var records = api.get(FEED + "/_preview?start=2014-07-02&end=2014-07-03")
                .value()
                .asJsonArray();
        assertThat(records).hasSize(48);
        assertThat(records.getJsonObject(0).keySet()).containsExactlyInAnyOrder("ts", "passengers");
        assertThat(records.getJsonObject(0).getJsonNumber("ts").longValue())
                .isEqualTo(Instant.parse("2014-07-02T00:00:00Z").toEpochMilli());

        assertThat(api.post("/_ml/datafeeds/_preview", "{\"datafeed_config\":" + TAXI + "}")
                        .value()
                        .asJsonArray())
                .hasSize(1000);
        assertThat(api.post(
                                "/_ml/datafeeds/_preview",
                                "{\"datafeed_config\":{\"indices\":[\"taxi:NYC_TAXI\"]},\"job_config\":"
                                        + job("1h", "\"function\":\"count\"") + "}")
                        .value()
                        .asJsonArray()
                        .getJsonObject(0)
                        .keySet())
                .containsExactly("ts");
        assertThat(api.get("/_ml/datafeeds/no-such-feed/_preview").status()).isEqualTo(404);
    }

    @Test
    void aggregationsSummariseWhatTheJobGets() {
        api.done("DELETE", JOB, null);
        api.done(
                "PUT",
                JOB,
                """
                {"analysis_config":{"bucket_span":"1d","summary_count_field_name":"doc_count",\
                "detectors":[{"function":"high_count"},{"function":"max","field_name":"most"}]},\
                "data_description":{"time_field":"ts"}}""");
        String hourly =
                """
                {"hours":{"date_histogram":{"field":"ts","fixed_interval":"1h"},"aggregations":{\
                "ts":{"max":{"field":"ts"}},"most":{"max":{"field":"passengers"}}}}}""";
        String feed = TAXI.replace("}", ",\"aggs\":" + hourly + "}");
        assertThat(api.put(FEED, feed.replace("1h", "7h")).text()).contains("divisor of the bucket_span");
        assertThat(api.put(FEED, feed.replace("\"ts\"", "\"at\"")).text()).contains("time field [at]");
        assertThat(api.put(FEED, feed.replaceFirst("\\{", "{\"frequency\":\"90m\","))
                        .text())
                .contains("multiple of the aggregation interval");

        JsonObject made = api.done("PUT", FEED, feed);
        assertThat(made.containsKey("aggs")).isFalse();
        assertThat(made.getJsonObject("aggregations").toString()).isEqualTo(hourly);
        assertThat(made.getJsonObject("chunking_config").getString("mode")).isEqualTo("manual");
        var records = api.get(FEED + "/_preview?start=2014-07-02&end=2014-07-03")
                .value()
                .asJsonArray();
        assertThat(records).hasSize(24);
        assertThat(records.getJsonObject(0).getInt("doc_count"))
                .as("one in half an hour")
                .isEqualTo(2);
        assertThat(records.getJsonObject(0).getJsonNumber("ts").longValue())
                .isEqualTo(Instant.parse("2014-07-02T00:30:00Z").toEpochMilli());

        api.done("POST", JOB + "/_open", null);
        api.done("POST", FEED + "/_start?start=2014-07-02&end=2014-07-12", null);
        await().until(() -> jobState().equals("closed"));
        assertThat(counts().getInt("processed_record_count")).isEqualTo(240);
        assertThat(api.got(JOB + "/results/buckets").getJsonArray("buckets").getValuesAs(JsonObject.class))
                .hasSize(10)
                .allSatisfy(bucket -> assertThat(bucket.getInt("event_count")).isEqualTo(48));
    }

    @Test
    void whatAggregationsDoNotGiveIsRefusedAtTheStart() {
        api.done("DELETE", JOB, null);
        api.done(
                "PUT",
                JOB,
                job("1h", "\"function\":\"sum\",\"field_name\":\"passengers\"")
                        .replace("\"bucket_span\"", "\"summary_count_field_name\":\"doc_count\",\"bucket_span\""));
        api.done(
                "PUT",
                FEED,
                TAXI.replace(
                        "}",
                        ",\"aggs\":{\"hours\":{\"histogram\":{\"field\":\"ts\",\"interval\":3600000},"
                                + "\"aggs\":{\"ts\":{\"max\":{\"field\":\"ts\"}}}}}}"));
        api.done("POST", JOB + "/_open", null);

        Answer refused = api.post(FEED + "/_start");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("[passengers]").contains("[aggregations]");
    }

    @Test
    void inRealTimeWhatComesIsAnalysedAndTheBucketInProgressShown() {
        String table = growing("growing");
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        for (int i = 60; i > 2; i--) {
            live.add("growing", now.minusSeconds(i), i, "a");
        }
        start(table, "");
        await().until(() -> counts().getInt("processed_record_count") >= 50);

        live.add("growing", Instant.now(), 5, "a");
        int before = counts().getInt("processed_record_count");
        await().until(() -> counts().getInt("processed_record_count") > before);

        await().until(() -> stats().getJsonObject("running_state").getBoolean("real_time_running"));
        await().until(() -> api.got(JOB + "/results/buckets?size=1000").getJsonArray("buckets").stream()
                .anyMatch(bucket -> !bucket.asJsonObject().getBoolean("is_interim")));
        assertThat(jobState()).isEqualTo("opened");
        api.done("POST", FEED + "/_stop", null);
        live.drop("growing");
    }

    @Test
    void recordsThatComeLateAreNoted() {
        String table = growing("late");
        live.add("late", Instant.now().minusSeconds(20), 1, "a");
        start(table, ",\"delayed_data_check_config\":{\"enabled\":true,\"check_window\":\"10s\"}");
        String noted = JOB + "/results/annotations?event=delayed_data";

        await().until(() -> {
            live.add("late", Instant.now(), 1, "a");
            live.add("late", Instant.now().minusSeconds(5), 1, "a");
            return api.got(noted).getInt("count") > 0;
        });

        JsonObject annotation = api.got(noted).getJsonArray("annotations").getJsonObject(0);
        assertThat(annotation.getString("annotation")).contains("query_delay");
        assertThat(annotation.getJsonNumber("end_timestamp").longValue())
                .isGreaterThan(annotation.getJsonNumber("timestamp").longValue());
        api.done("POST", FEED + "/_stop", null);
        live.drop("late");
    }

    @Test
    void aDatafeedThatNeverFindsDataEndsAfterMaxEmptySearches() {
        String table = growing("empty");

        start(table, ",\"max_empty_searches\":2");

        await().until(() -> jobState().equals("closed"));
        assertThat(stats().getString("state")).isEqualTo("stopped");
        assertThat(counts().getInt("processed_record_count")).isZero();
        live.drop("empty");
    }

    @Test
    void aDatafeedThatOnceFoundDataGoesOnLooking() {
        String table = growing("once");
        live.add("once", Instant.now().minusSeconds(30), 1, "a");

        start(table, ",\"max_empty_searches\":1");
        await().until(() -> stats().getJsonObject("timing_stats").getInt("search_count") > 4);

        assertThat(stats().getString("state")).isEqualTo("started");
        assertThat(counts().getInt("processed_record_count")).isEqualTo(1);
        api.done("POST", FEED + "/_stop", null);
        live.drop("once");
    }

    /** A table, and a job that looks at it. */
    private String growing(String name) {
        api.done("DELETE", JOB, null);
        api.done("PUT", JOB, job("2s", "\"function\":\"mean\",\"field_name\":\"v\""));
        return live.make(name);
    }

    private void start(String table, String more) {
        api.done(
                "PUT",
                FEED,
                "{\"job_id\":\"feeds-it\",\"indices\":\"" + table + "\",\"query_delay\":\"0s\",\"frequency\":\"1s\""
                        + more + "}");
        api.done("POST", JOB + "/_open", null);
        api.done("POST", FEED + "/_start", null);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }

    private JsonObject stats() {
        return api.got(FEED + "/_stats").getJsonArray("datafeeds").getJsonObject(0);
    }

    private JsonObject counts() {
        return api.got(JOB + "/_stats").getJsonArray("jobs").getJsonObject(0).getJsonObject("data_counts");
    }

    private String jobState() {
        return api.got(JOB + "/_stats").getJsonArray("jobs").getJsonObject(0).getString("state");
    }

    private static String job(String span, String detector) {
        return """
                {"analysis_config":{"bucket_span":"%s","detectors":[{%s}]},"data_description":{"time_field":"ts"}}"""
                .formatted(span, detector);
    }
}
