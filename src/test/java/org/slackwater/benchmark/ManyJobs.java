package org.slackwater.benchmark;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slackwater.server.ApiCaller;
import org.slackwater.server.RemoteJob;

/** Open jobs of a server, the first of them with datafeeds. */
final class ManyJobs {
    private static final int CALLERS = 8;

    private final ApiCaller api;
    private final String config;
    private int opened;
    private int loaded;

    ManyJobs(ApiCaller api) {
        this(api, FedJob.config(""));
    }

    /** @param config what each of them is made with */
    ManyJobs(ApiCaller api, String config) {
        this.api = api;
        this.config = config;
    }

    /** Opens more until there are so many. */
    void open(int count) {
        List<Integer> more = IntStream.range(opened, count).boxed().toList();
        Together.each(more, CALLERS, number -> open(id(number)));
        opened = Math.max(opened, count);
    }

    /** Has so many of them read the whole table; those that have come to its end begin anew. */
    void load(int count, long end) {
        load(count, end, feeds(state -> !state.equals("stopped")));
    }

    /** @param busy ids of those that read already */
    void load(int count, long end, Set<String> busy) {
        int loadedBefore = loaded;
        loaded = count;
        List<Integer> idle = IntStream.range(0, count)
                .filter(number -> !busy.contains(id(number)))
                .boxed()
                .toList();
        Together.each(idle, CALLERS, number -> {
            if (number < loadedBefore) {
                api.delete("/_ml/anomaly_detectors/" + id(number) + "?force=true")
                        .expect(200);
                open(id(number));
            }
            job(number).startFeed(id(number), "start=0&end=" + end);
        });
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
        job.put(config);
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
