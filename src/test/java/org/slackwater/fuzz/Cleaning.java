package org.slackwater.fuzz;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slackwater.server.ApiCaller;
import org.slackwater.server.ApiCaller.Answer;
import org.slackwater.server.ServerProcess;

/** Deletes whatever the clients made, under whatever name they managed to. */
final class Cleaning {
    private final ApiCaller api;

    Cleaning(ApiCaller api) {
        this.api = api;
    }

    void run() {
        api.post("/_ml/set_upgrade_mode?enabled=false&timeout=1m").expect(200);
        each("/_ml/anomaly_detectors/", "jobs", "job_id", "?force=true");
        each("/_ml/datafeeds/", "datafeeds", "datafeed_id", "?force=true");
        each("/_ml/calendars/", "calendars", "calendar_id", "");
        each("/_ml/filters/", "filters", "filter_id", "");
        for (String user :
                List.copyOf(api.get("/_security/user").expect(200).json().keySet())) {
            if (!user.equals(ServerProcess.ADMIN)) {
                delete("/_security/user/" + encoded(user));
            }
        }
        JsonArray keys = api.get("/_security/api_key?active_only=true")
                .expect(200)
                .json()
                .getJsonArray("api_keys");
        for (JsonObject key : keys.getValuesAs(JsonObject.class)) {
            api.call("DELETE", "/_security/api_key", "{\"ids\":[\"" + key.getString("id") + "\"]}")
                    .expect(200);
        }
    }

    private void each(String path, String list, String id, String query) {
        JsonArray all = api.get(path + (list.equals("filters") || list.equals("calendars") ? "?size=10000" : ""))
                .expect(200)
                .json()
                .getJsonArray(list);
        for (JsonObject one : all.getValuesAs(JsonObject.class)) {
            delete(path + encoded(one.getString(id)) + query);
        }
    }

    /** What has gone by itself in the meantime, as a datafeed with its job, is fine as well. */
    private void delete(String path) {
        Answer answer = api.delete(path);
        if (answer.status() != 404) {
            answer.expect(200);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
