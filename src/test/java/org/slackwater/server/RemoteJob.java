package org.slackwater.server;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** A job of a server, seen through the API. */
public final class RemoteJob {
    private static final int PAGE = 5_000;

    private final Supplier<ApiCaller> api;
    private final String id;

    /** @param api asked anew for each call: the server may have been started again */
    public RemoteJob(Supplier<ApiCaller> api, String id) {
        this.api = api;
        this.id = id;
    }

    public void put(String config) {
        api.get().put(path(""), config).expect(200);
    }

    public void open() {
        api.get().post(path("/_open")).expect(200);
    }

    public void close() {
        api.get().post(path("/_close")).expect(200);
    }

    /** Starts a datafeed of this job. */
    public void startFeed(String feed, String query) {
        api.get().post("/_ml/datafeeds/" + feed + "/_start?" + query).expect(200);
    }

    public ApiCaller.Answer post(String records) {
        return api.get().post(path("/_data"), records);
    }

    public JsonObject stats() {
        return api.get()
                .get(path("/_stats"))
                .expect(200)
                .json()
                .getJsonArray("jobs")
                .getJsonObject(0);
    }

    public String state() {
        return stats().getString("state");
    }

    public long processed() {
        return stats().getJsonObject("data_counts")
                .getJsonNumber("processed_record_count")
                .longValue();
    }

    /** Epoch milliseconds of the newest record taken, or the smallest number when there is none. */
    public long latestRecord() {
        JsonObject counts = stats().getJsonObject("data_counts");
        return counts.containsKey("latest_record_timestamp")
                ? counts.getJsonNumber("latest_record_timestamp").longValue()
                : Long.MIN_VALUE;
    }

    public void awaitState(String state) {
        Awaitility.await(id + " to be " + state).atMost(Duration.ofMinutes(3)).until(() -> state().equals(state));
    }

    /** How many {@code buckets}, {@code records}, {@code influencers} or {@code model_plots} there are. */
    public long count(String kind) {
        return api.get()
                .get(path("/results/" + kind + "?size=1"))
                .expect(200)
                .json()
                .getJsonNumber("count")
                .longValue();
    }

    /** All results of a kind in the order of time, without what names the job. */
    public List<JsonObject> results(String kind) {
        List<JsonObject> all = new ArrayList<>();
        long count = count(kind);
        for (int from = 0; from < count; from += PAGE) {
            api
                    .get()
                    .get(path("/results/" + kind + "?" + inOrder(kind) + "desc=false&filter_path=-**.job_id&from="
                            + from + "&size=" + PAGE))
                    .expect(200)
                    .json()
                    .getJsonArray(kind)
                    .stream()
                    .map(JsonValue::asJsonObject)
                    .forEach(all::add);
        }
        return all;
    }

    private static String inOrder(String kind) {
        return kind.equals("model_plots") ? "" : "sort=timestamp&";
    }

    private String path(String rest) {
        return "/_ml/anomaly_detectors/" + id + rest;
    }
}
