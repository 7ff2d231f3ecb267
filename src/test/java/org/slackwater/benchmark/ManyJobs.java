package org.slackwater.benchmark;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
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
            job(opened).put(FedJob.config(""));
            job(opened).open();
        }
    }

    /** Starts more datafeeds over the whole table until there are so many. */
    void load(int count, long end) {
        for (; loaded < count; loaded++) {
            job(loaded).startFeed(id(loaded), "start=0&end=" + end);
        }
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
