package org.slackwater.sources.control;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.TimeValue;
import org.slackwater.sources.entity.Aggregation;
import org.slackwater.sources.entity.Aggregation.Function;
import org.slackwater.sources.entity.Aggregation.Level;
import org.slackwater.sources.entity.Aggregation.Metric;
import org.slackwater.sources.entity.Aggregation.Terms;

/** Reads the aggregations of a datafeed. What cannot be worked out is refused by name, never left out. */
public final class AggregationParser {
    private static final String INTERVALS =
            "a [date_histogram], a [histogram], or a [composite] with a [date_histogram]";
    private static final Map<String, Function> FUNCTIONS = Map.of(
            "avg", Function.AVG,
            "cardinality", Function.CARDINALITY,
            "max", Function.MAX,
            "min", Function.MIN,
            "sum", Function.SUM,
            "value_count", Function.VALUE_COUNT);
    /** Those that always take the same time. */
    private static final Map<String, String> CALENDAR = Map.of(
            "second", "1s", "1s", "1s", "minute", "1m", "1m", "1m", "hour", "1h", "1h", "1h", "day", "1d", "1d", "1d");

    private static final Set<String> UTC = Set.of("UTC", "Z", "+00:00", "GMT", "Etc/UTC");
    private static final int TERMS_BY_DEFAULT = 10;
    private static final int MOST_TERMS = 65_536;
    private static final int MOST_LEVELS = 10;

    private AggregationParser() {}

    /** One aggregation: its type with the options, and what stands within it. */
    private record Node(String name, String type, JsonObject options, JsonObject within) {
        static Node of(String name, JsonValue value) {
            JsonObject object = object(name, value);
            List<String> types = object.keySet().stream()
                    .filter(key -> !Set.of("aggs", "aggregations", "meta").contains(key))
                    .toList();
            if (types.size() != 1) {
                throw refused("[" + name + "] needs exactly one type of aggregation, found " + types);
            }
            String type = types.get(0);
            return new Node(name, type, object(type, object.get(type)), inner(name, object));
        }

        private static JsonObject inner(String name, JsonObject object) {
            if (object.containsKey("aggs") && object.containsKey("aggregations")) {
                throw refused("[" + name + "] has both [aggs] and [aggregations], which are the same");
            }
            JsonValue inner = object.getOrDefault("aggs", object.get("aggregations"));
            return inner == null ? JsonValue.EMPTY_JSON_OBJECT : object("aggregations", inner);
        }

        void takes(Set<String> known) {
            for (String option : options.keySet()) {
                if (!known.contains(option)) {
                    throw refused("[" + type + "] of [" + name + "] does not support [" + option + "]");
                }
            }
        }

        String text(String option) {
            if (options.get(option) instanceof JsonString text) {
                return text.getString();
            }
            throw refused("[" + type + "] of [" + name + "] needs a text for [" + option + "]");
        }

        int size(int otherwise) {
            JsonValue value = options.get("size");
            if (value == null) {
                return otherwise;
            }
            if (value instanceof JsonNumber number
                    && number.isIntegral()
                    && number.longValue() >= 1
                    && number.longValue() <= MOST_TERMS) {
                return number.intValue();
            }
            throw refused("[size] of [" + name + "] must be a whole number from 1 to " + MOST_TERMS);
        }
    }

    /** What a histogram goes by, and how wide its intervals are. */
    private record Histogram(String field, long interval) {}

    /** @throws ApiException 400 saying what is wrong or not supported */
    public static Aggregation parse(JsonObject aggregations) {
        Node node = only(aggregations, "needs exactly one aggregation at its top, " + INTERVALS);
        Aggregation parsed =
                switch (node.type()) {
                    case "date_histogram", "histogram" -> {
                        Histogram histogram = histogram(node);
                        yield new Aggregation(histogram.field(), histogram.interval(), level(node.within(), 1));
                    }
                    case "composite" -> composite(node);
                    default ->
                        throw refused("[" + node.type() + "] cannot be at the top: " + INTERVALS + " is required");
                };
        return timed(parsed);
    }

    private static Node only(JsonObject object, String rule) {
        if (object.size() != 1) {
            throw refused(rule + ", found " + object.keySet());
        }
        Map.Entry<String, JsonValue> only = object.entrySet().iterator().next();
        return Node.of(only.getKey(), only.getValue());
    }

    private static Histogram histogram(Node node) {
        return node.type().equals("histogram") ? numbers(node) : dates(node);
    }

    private static Histogram numbers(Node node) {
        node.takes(Set.of("field", "interval", "min_doc_count"));
        if (node.options().get("interval") instanceof JsonNumber number && number.isIntegral()) {
            return new Histogram(node.text("field"), positive(number.longValue()));
        }
        throw refused("[histogram] of [" + node.name() + "] needs an [interval] of whole milliseconds");
    }

    private static Histogram dates(Node node) {
        node.takes(Set.of("field", "fixed_interval", "calendar_interval", "time_zone", "min_doc_count"));
        if (node.options().containsKey("time_zone") && !UTC.contains(node.text("time_zone"))) {
            throw refused("[time_zone] of [" + node.name() + "] must be UTC");
        }
        if (node.options().containsKey("fixed_interval") == node.options().containsKey("calendar_interval")) {
            throw refused("[" + node.name() + "] needs one of [fixed_interval] and [calendar_interval]");
        }
        String interval = node.options().containsKey("fixed_interval")
                ? node.text("fixed_interval")
                : CALENDAR.get(node.text("calendar_interval"));
        if (interval == null) {
            throw refused("[calendar_interval] of [" + node.name()
                    + "] must be a second, minute, hour or day; weeks and longer are not all of the same length");
        }
        return new Histogram(
                node.text("field"),
                positive(TimeValue.parse(interval, "fixed_interval").millis()));
    }

    private static long positive(long interval) {
        if (interval < 1) {
            throw refused("the interval must be at least 1ms");
        }
        return interval;
    }

    /** Its sources are levels that part what is before them; what stands within it is measured of the last. */
    private static Aggregation composite(Node node) {
        node.takes(Set.of("size", "sources"));
        node.size(MOST_TERMS);
        Histogram histogram = null;
        List<Node> parts = new ArrayList<>();
        if (!(node.options().get("sources") instanceof JsonArray sources) || sources.size() > MOST_LEVELS) {
            throw refused("[composite] needs an array of at most " + MOST_LEVELS + " [sources]");
        }
        for (JsonValue each : sources) {
            JsonObject source = object("sources", each);
            Node part = only(source, "each of [sources] needs exactly one name");
            if (part.type().equals("terms")) {
                parts.add(part);
            } else if (part.type().equals("date_histogram") && histogram == null) {
                histogram = dates(part);
            } else {
                throw refused("[sources] take [terms] and one [date_histogram], not [" + part.type() + "] as ["
                        + part.name() + "]");
            }
        }
        if (histogram == null) {
            throw refused(INTERVALS + " is required");
        }
        Level level = level(node.within(), 1);
        if (level.terms() != null) {
            throw refused("[composite] takes no [terms] within it: make them one of its [sources]");
        }
        for (int i = parts.size() - 1; i >= 0; i--) {
            Node part = parts.get(i);
            part.takes(Set.of("field"));
            level = new Level(List.of(), new Terms(part.name(), part.text("field"), Integer.MAX_VALUE, level));
        }
        return new Aggregation(histogram.field(), histogram.interval(), level);
    }

    private static Level level(JsonObject aggregations, int depth) {
        if (depth > MOST_LEVELS) {
            throw refused("are nested deeper than [" + MOST_LEVELS + "]");
        }
        List<Metric> metrics = new ArrayList<>();
        Terms terms = null;
        for (Map.Entry<String, JsonValue> each : aggregations.entrySet()) {
            Node node = Node.of(each.getKey(), each.getValue());
            Function function = FUNCTIONS.get(node.type());
            if (function != null) {
                metrics.add(metric(node, function));
            } else if (!node.type().equals("terms")) {
                throw refused("[" + node.type() + "] of [" + node.name() + "] is not supported here: terms and "
                        + FUNCTIONS.keySet().stream().sorted().toList() + " are");
            } else if (terms != null) {
                throw refused("[" + terms.name() + "] and [" + node.name()
                        + "] are beside each other: multiple bucket aggregations at the same level are not supported");
            } else {
                node.takes(Set.of("field", "size"));
                terms = new Terms(
                        node.name(), node.text("field"), node.size(TERMS_BY_DEFAULT), level(node.within(), depth + 1));
            }
        }
        return new Level(List.copyOf(metrics), terms);
    }

    private static Metric metric(Node node, Function function) {
        // How exact an estimate is to be; this one counts.
        node.takes(function == Function.CARDINALITY ? Set.of("field", "precision_threshold") : Set.of("field"));
        if (!node.within().isEmpty()) {
            throw refused("[" + node.type() + "] of [" + node.name() + "] takes no aggregations within it");
        }
        return new Metric(node.name(), function, node.text("field"));
    }

    /** Summarised records have the latest time of their interval, and a [max] of that name has to say so. */
    private static Aggregation timed(Aggregation parsed) {
        String time = parsed.timeField();
        Metric latest = new Metric(time, Function.MAX, time);
        Level within = without(latest, parsed.within());
        if (within.equals(parsed.within())) {
            throw refused("must have a nested [max] aggregation named [" + time + "] of the time field [" + time + "]");
        }
        Aggregation timed = new Aggregation(time, parsed.intervalMillis(), within);
        Set<String> names = new HashSet<>(Set.of(time));
        for (String name : timed.names()) {
            if (!names.add(name)) {
                throw refused("the name [" + name + "] is used twice");
            }
        }
        return timed;
    }

    private static Level without(Metric metric, Level level) {
        Terms terms = level.terms();
        return new Level(
                level.metrics().stream().filter(each -> !each.equals(metric)).toList(),
                terms == null
                        ? null
                        : new Terms(terms.name(), terms.field(), terms.size(), without(metric, terms.within())));
    }

    private static JsonObject object(String name, @Nullable JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw refused("[" + name + "] needs an object");
    }

    private static ApiException refused(String why) {
        return new ApiException(400, "x_content_parse_exception", "failed to parse field [aggregations]: " + why, null);
    }
}
