package org.slackwater.fuzz;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.slackwater.server.TaxiSource;

/**
 * Bodies that are right, or right after some other request: what the document cannot tell, since it does not say which
 * names belong together. How often a client makes such a request, too. Used by one thread.
 */
final class RightBodies {
    private static final long BEGIN = 1_700_006_400_000L;
    private static final List<String> HOSTS = List.of("a", "b", "c", "ü", "", "a,b");

    /** How often an operation is called, beside the others which are called once. */
    private static final Map<String, Integer> WEIGHTS = Map.ofEntries(
            Map.entry("PUT /_ml/anomaly_detectors/{job_id}", 12),
            Map.entry("POST /_ml/anomaly_detectors/{job_id}/_open", 14),
            Map.entry("POST /_ml/anomaly_detectors/{job_id}/_data", 30),
            Map.entry("POST /_ml/anomaly_detectors/{job_id}/_flush", 6),
            Map.entry("POST /_ml/anomaly_detectors/{job_id}/_close", 5),
            Map.entry("POST /_ml/anomaly_detectors/{job_id}/_update", 4),
            Map.entry("POST /_ml/anomaly_detectors/{job_id}/_forecast", 3),
            Map.entry("POST /_ml/anomaly_detectors/{job_id}/model_snapshots/{snapshot_id}/_revert", 3),
            Map.entry("PUT /_ml/datafeeds/{datafeed_id}", 5),
            Map.entry("POST /_ml/datafeeds/{datafeed_id}/_start", 5),
            Map.entry("POST /_ml/datafeeds/{datafeed_id}/_update", 2),
            Map.entry("PUT /_ml/filters/{filter_id}", 3),
            Map.entry("PUT /_ml/calendars/{calendar_id}", 3),
            Map.entry("POST /_ml/calendars/{calendar_id}/events", 3),
            Map.entry("POST /_ml/anomaly_detectors/{job_id}/annotations", 2),
            Map.entry("POST /_security/api_key", 2),
            Map.entry("POST /_ml/set_upgrade_mode", 3));

    private static final List<String> FUNCTIONS = List.of(
            "count",
            "high_count",
            "low_non_zero_count",
            "distinct_count",
            "mean",
            "median",
            "varp",
            "sum",
            "non_null_sum",
            "min",
            "max",
            "metric",
            "info_content",
            "lat_long",
            "rare",
            "freq_rare",
            "time_of_day",
            "time_of_week");
    private static final List<String> DETECTORS = List.of(
            "{'function':'mean','field_name':'v','partition_field_name':'host'}",
            "{'function':'high_count','by_field_name':'host','exclude_frequent':'by'}",
            "{'function':'rare','by_field_name':'host'}",
            "{'function':'freq_rare','by_field_name':'host','over_field_name':'user'}",
            "{'function':'sum','field_name':'v','over_field_name':'user'}",
            "{'function':'lat_long','field_name':'place'}",
            "{'function':'info_content','field_name':'host','partition_field_name':'user','use_null':true}",
            "{'function':'count','custom_rules':[{'conditions':[{'applies_to':'actual','operator':'lt','value':2}]}]}",
            "{'function':'max','field_name':'v','by_field_name':'host','custom_rules':[{'actions':['skip_model_update'],"
                    + "'scope':{'host':{'filter_id':'fuzz-filter-0'}}}]}",
            "{'function':'median','field_name':'v','by_field_name':'host'}",
            "{'function':'time_of_day'}",
            "{'function':'metric','field_name':'v'}",
            "{'function':'%s','field_name':'v','by_field_name':'host'}",
            "{'function':'%s','over_field_name':'user'}");

    private final Random random;
    private long clock = BEGIN;

    RightBodies(Random random) {
        this.random = random;
    }

    static Set<String> oftenCalled() {
        return WEIGHTS.keySet();
    }

    static int weight(Endpoint endpoint) {
        return WEIGHTS.getOrDefault(endpoint.name(), 1);
    }

    /** @param number of the job or of whatever else is meant */
    Optional<String> of(Endpoint endpoint, int number) {
        String body =
                switch (endpoint.name()) {
                    case "PUT /_ml/anomaly_detectors/{job_id}", "POST /_ml/anomaly_detectors/_validate" -> job(number);
                    case "POST /_ml/anomaly_detectors/_validate/detector" -> detector();
                    case "POST /_ml/anomaly_detectors/{job_id}/_data" -> data();
                    case "POST /_ml/anomaly_detectors/{job_id}/_flush" ->
                        oneOf("{'calc_interim':true}", "{'advance_time':'%d'}", "{'skip_time':'%d'}", "{}");
                    case "PUT /_ml/datafeeds/{datafeed_id}" -> datafeed(number);
                    case "POST /_ml/datafeeds/{datafeed_id}/_start" ->
                        oneOf("{'start':'2014-07-01','end':'2014-08-01'}", "{'end':'2014-09-01'}", "{}");
                    case "POST /_ml/datafeeds/_preview", "POST /_ml/datafeeds/{datafeed_id}/_preview" ->
                        "{'datafeed_config':{'indices':['" + TaxiSource.TABLE + "']},'job_config':" + taxiJob() + "}";
                    case "PUT /_ml/calendars/{calendar_id}" -> "{'job_ids':['fuzz-group','" + Names.job(number) + "']}";
                    case "POST /_ml/calendars/{calendar_id}/events" ->
                        "{'events':[{'description':'x','start_time':%d,'end_time':" + (clock + 7_200_000) + "}]}";
                    case "POST /_ml/anomaly_detectors/{job_id}/annotations" -> "{'annotation':'x','timestamp':%d}";
                    case "PUT /_ml/filters/{filter_id}" -> "{'items':['a','*b']}";
                    case "PUT /_security/user/{username}", "POST /_security/user/{username}" ->
                        "{'password':'"
                                + Names.password(number) + "','roles':["
                                + oneOf("'machine_learning_user'", "'machine_learning_admin'", "'superuser'", "")
                                + "]}";
                    case "POST /_security/api_key", "PUT /_security/api_key" -> "{'name':'fuzz-key'}";
                    case "DELETE /_security/api_key" -> "{'name':'fuzz-key'}";
                    default -> "";
                };
        return body.isEmpty() ? Optional.empty() : Optional.of(json(body));
    }

    /** For short, with single quotes, and %d for now as the data has it. */
    private String json(String text) {
        return text.replace('\'', '"').replace("%d", String.valueOf(clock));
    }

    private String oneOf(String... all) {
        return all[random.nextInt(all.length)];
    }

    /** With any function at all in the last two, seldom. */
    private String detector() {
        String detector = DETECTORS.get(random.nextInt(DETECTORS.size() - (random.nextInt(4) == 0 ? 0 : 2)));
        return detector.replace("%s", FUNCTIONS.get(random.nextInt(FUNCTIONS.size())));
    }

    private String job(int number) {
        if (random.nextInt(4) == 0) {
            String feed = ",'datafeed_config':{'datafeed_id':'fuzz-feed-" + number + "','indices':['" + TaxiSource.TABLE
                    + "']}}";
            String job = taxiJob();
            return random.nextBoolean() ? job : job.substring(0, job.length() - 1) + feed;
        }
        StringBuilder detectors = new StringBuilder(detector());
        for (int i = random.nextInt(3); i > 0; i--) {
            detectors.append(',').append(detector());
        }
        return "{'groups':['fuzz-group'],'analysis_config':{'bucket_span':'" + oneOf("1m", "10m", "1h")
                + "','influencers':["
                + oneOf("'host'", "'host','user'", "") + "],'detectors':[" + detectors + "]"
                + oneOf(",'latency':'1h'", ",'summary_count_field_name':'n'", "", "", "") + "},"
                + "'data_description':{'time_field':'ts'}"
                + oneOf(
                        ",'model_plot_config':{'enabled':true}",
                        ",'analysis_limits':{'model_memory_limit':'1mb'}",
                        "",
                        "")
                + "}";
    }

    private static String taxiJob() {
        return "{'analysis_config':{'bucket_span':'1h','detectors':[{'function':'sum','field_name':'passengers'}]},"
                + "'data_description':{'time_field':'ts'}}";
    }

    private String datafeed(int number) {
        return "{'job_id':'" + Names.job(number) + "','indices':['" + TaxiSource.TABLE + "']"
                + oneOf(",'query':{'range':{'passengers':{'gte':1}}}", ",'query_delay':'0s'", "") + "}";
    }

    /** One record a line, in the order of time, as the clock of this client goes on. */
    private String data() {
        StringBuilder lines = new StringBuilder();
        int count = 1 + random.nextInt(300);
        for (int i = 0; i < count; i++) {
            clock += random.nextInt(200_000);
            lines.append(String.format(
                    Locale.ROOT,
                    "{'ts':%d,'v':%.3f,'host':'%s','user':'u%d','place':'%d,%d','n':%d}%n",
                    clock,
                    100 + 20 * Math.sin(clock / 1e7) + random.nextGaussian(),
                    HOSTS.get(random.nextInt(HOSTS.size())),
                    random.nextInt(20),
                    random.nextInt(90),
                    random.nextInt(180),
                    random.nextInt(4)));
        }
        return lines.toString();
    }
}
