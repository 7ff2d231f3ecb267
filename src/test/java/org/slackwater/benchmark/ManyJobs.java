package org.slackwater.benchmark;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slackwater.server.ApiCaller;
import org.slackwater.server.RemoteJob;

/** Open jobs of a server, the first of them with datafeeds. */
final class ManyJobs {
    private final ApiCaller api;
    private int opened;
    private int loaded;

    ManyJobs(ApiCaller api) {
        this.api = api;
    }

    /** Opens more until there are so many. */
    void open(int count) {
        for (; opened < count; opened++) {
            open(id(opened));
        }
    }

    /** Has so many of them read the whole table; those that have come to its end begin anew. */
    void load(int count, long end) {
        loaded = count;
        Set<String> busy = feeds(state -> !state.equals("stopped"));
        for (int i = 0; i < count; i++) {
            if (!busy.contains(id(i))) {
                api.delete("/_ml/anomaly_detectors/" + id(i) + "?force=true").expect(200);
                open(id(i));
                job(i).startFeed(id(i), "start=0&end=" + end);
            }
        }
    }

    /** Whether all of those are at work. */
    boolean areBusy() {
        return feeds(state -> state.equals("started")).size() == loaded;
    }

    private Set<String> feeds(Predicate<String> wanted) {
        return api
                .get("/_ml/datafeeds/_stats?filter_path=datafeeds.datafeed_id,datafeeds.state")
                .expect(200)
                .json()
                .getJsonArray("datafeeds")
                .stream()
                .map(JsonValue::asJsonObject)
                .filter(feed -> wanted.test(feed.getString("state")))
                .map(feed -> feed.getString("datafeed_id"))
                .collect(Collectors.toSet());
    }

    private void open(String id) {
        RemoteJob job = new RemoteJob(() -> api, id);
        job.put(FedJob.config(""));
        job.open();
    }

    int loaded() {
        return loaded;
    }

    /** Posts the same records to each open job, which has nothing else to do afterwards. */
    void post(String records) {
        for (int i = 0; i < opened; i++) {
            job(i).post(records).expect(202);
        }
    }

    /** Records taken by all of them together. */
    long processed() {
        return api
                .get("/_ml/anomaly_detectors/_stats?filter_path=jobs.data_counts.processed_record_count")
                .expect(200)
                .json()
                .getJsonArray("jobs")
                .stream()
                .map(JsonValue::asJsonObject)
                .map(job -> job.getJsonObject("data_counts"))
                .mapToLong(ManyJobs::processed)
                .sum();
    }

    private static long processed(JsonObject counts) {
        return counts.getJsonNumber("processed_record_count").longValue();
    }

    private RemoteJob job(int number) {
        return new RemoteJob(() -> api, id(number));
    }

    private static String id(int number) {
        return "job-" + number;
    }
}
