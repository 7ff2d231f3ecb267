package org.slackwater.movein.control;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slackwater.movein.entity.Kind;
import org.slackwater.movein.entity.Outcome;
import org.slackwater.movein.entity.Outcome.Status;

/**
 * Makes what an export holds on a server, one by one. What is there already is left as it is, so that a move that broke off
 * is repeated as a whole.
 */
public final class Move {
    private final Target target;
    private final Tables tables;
    private final Consumer<Outcome> listener;
    private final Set<String> madeCalendars = new HashSet<>();

    /** @param listener is told of each outcome at once */
    public Move(Target target, Tables tables, Consumer<Outcome> listener) {
        this.target = target;
        this.tables = tables;
        this.listener = listener;
    }

    /** @throws IOException when the server cannot be reached */
    public List<Outcome> move(Export export) throws IOException, InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (JsonObject one : export.all(kind)) {
                Outcome outcome = move(kind, one);
                listener.accept(outcome);
                outcomes.add(outcome);
            }
        }
        return outcomes;
    }

    private Outcome move(Kind kind, JsonObject one) throws IOException, InterruptedException {
        if (!(one.get(kind.idField()) instanceof JsonString)) {
            return new Outcome(kind, "?", Status.REFUSED, "has no " + kind.idField());
        }
        String id = one.getString(kind.idField());
        JsonObject body = Json.createObjectBuilder(one).remove(kind.idField()).build();
        return switch (kind) {
            case FILTER -> put(kind, id, "/_ml/filters/", body);
            case JOB -> put(kind, id, "/_ml/anomaly_detectors/", withPlainResultsName(body));
            case CALENDAR -> putCalendar(id, body);
            case EVENT -> postEvent(id, body);
            case DATAFEED -> put(kind, id, "/_ml/datafeeds/", tables.renamedIn(body));
        };
    }

    private Outcome putCalendar(String id, JsonObject body) throws IOException, InterruptedException {
        Outcome outcome = put(Kind.CALENDAR, id, "/_ml/calendars/", body);
        if (outcome.status() == Status.TAKEN_OVER) {
            madeCalendars.add(id);
        }
        return outcome;
    }

    /** Only into calendars of this move: events have no names of their own by which a second one could be told. */
    private Outcome postEvent(String calendar, JsonObject event) throws IOException, InterruptedException {
        String name = calendar + " / " + event.getString("description", "");
        if (!madeCalendars.contains(calendar)) {
            return new Outcome(Kind.EVENT, name, Status.LEFT_ALONE, "its calendar was not made by this move");
        }
        JsonObject body = Json.createObjectBuilder()
                .add("events", Json.createArrayBuilder().add(event))
                .build();
        return outcome(Kind.EVENT, name, target.send("POST", "/_ml/calendars/" + encoded(calendar) + "/events", body));
    }

    private Outcome put(Kind kind, String id, String path, JsonObject body) throws IOException, InterruptedException {
        return outcome(kind, id, target.send("PUT", path + encoded(id), body));
    }

    private static Outcome outcome(Kind kind, String id, Target.Answer answer) {
        if (answer.isDone()) {
            return new Outcome(kind, id, Status.TAKEN_OVER, "");
        }
        return answer.isThereAlready()
                ? new Outcome(kind, id, Status.LEFT_ALONE, "there is one already")
                : new Outcome(kind, id, Status.REFUSED, answer.reason());
    }

    /** {@code custom-} is added by the server to whatever name was given. */
    private static JsonObject withPlainResultsName(JsonObject job) {
        String name = job.getString("results_index_name", "");
        return name.startsWith("custom-")
                ? Json.createObjectBuilder(job)
                        .add("results_index_name", name.substring("custom-".length()))
                        .build()
                : job;
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
