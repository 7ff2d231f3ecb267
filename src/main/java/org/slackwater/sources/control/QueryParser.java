package org.slackwater.sources.control;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;
import org.slackwater.sources.entity.Query;
import org.slackwater.sources.entity.Query.Bound;

/** Reads query DSL. What cannot be asked of a source is refused by name, never left out. */
public final class QueryParser {
    private static final int MAX_DEPTH = 30;
    private static final int MAX_CLAUSES = 1024;
    private static final int MAX_TERMS = 10_000;
    private static final String SUPPORTED =
            "match_all, bool, term, terms, match, match_phrase, range, exists, prefix and wildcard are supported";
    private static final Set<String> OPERATORS = Set.of("or", "and");

    private QueryParser() {}

    /** @throws ApiException 400 saying what is wrong or not supported */
    public static Query parse(JsonObject query) {
        return clause(query, 1);
    }

    private static Query clause(JsonValue value, int depth) {
        if (depth > MAX_DEPTH) {
            throw refused("queries are nested deeper than [" + MAX_DEPTH + "]", null);
        }
        JsonObject object = object(value, "query");
        Map.Entry<String, JsonValue> only = only(object, "query");
        JsonValue body = only.getValue();
        return switch (only.getKey()) {
            case "match_all" -> matchAll(object(body, "match_all"));
            case "bool" -> bool(object(body, "bool"), depth);
            case "term" -> term(object(body, "term"));
            case "terms" -> terms(object(body, "terms"));
            case "match" -> match(object(body, "match"));
            case "match_phrase" -> matchPhrase(object(body, "match_phrase"));
            case "range" -> range(object(body, "range"));
            case "exists" -> exists(object(body, "exists"));
            case "prefix" -> prefix(object(body, "prefix"));
            case "wildcard" -> wildcard(object(body, "wildcard"));
            default -> throw refused("unknown query type [" + only.getKey() + "]: " + SUPPORTED, null);
        };
    }

    private static Query matchAll(JsonObject body) {
        Options.of("match_all", body, Set.of());
        return new Query.MatchAll();
    }

    private static Query bool(JsonObject body, int depth) {
        Options options = Options.of(
                "bool",
                body,
                Set.of("must", "filter", "should", "must_not", "minimum_should_match", "adjust_pure_negative"));
        if (!options.flag("adjust_pure_negative", true)) {
            throw refused("[bool] does not support [adjust_pure_negative] set to [false]", null);
        }
        List<Query> all = clauses(body.get("must"), "must", depth);
        all.addAll(clauses(body.get("filter"), "filter", depth));
        List<Query> should = clauses(body.get("should"), "should", depth);
        List<Query> none = clauses(body.get("must_not"), "must_not", depth);
        int byDefault = should.isEmpty() || !all.isEmpty() ? 0 : 1;
        return new Query.Bool(
                List.copyOf(all),
                List.copyOf(should),
                List.copyOf(none),
                options.count("minimum_should_match", byDefault));
    }

    private static List<Query> clauses(@Nullable JsonValue value, String name, int depth) {
        List<Query> clauses = new ArrayList<>();
        if (value instanceof JsonArray array) {
            if (array.size() > MAX_CLAUSES) {
                throw refused("[bool] takes at most [" + MAX_CLAUSES + "] clauses in [" + name + "]", null);
            }
            array.forEach(each -> clauses.add(clause(each, depth + 1)));
        } else if (value instanceof JsonObject object) {
            clauses.add(clause(object, depth + 1));
        } else if (value != null) {
            throw refused("[bool] needs an object or an array for [" + name + "]", null);
        }
        return clauses;
    }

    private static Query term(JsonObject body) {
        Map.Entry<String, JsonValue> only = only(body, "term");
        if (!(only.getValue() instanceof JsonObject details)) {
            return new Query.Term(only.getKey(), scalar(only.getValue(), "term"), false);
        }
        Options options = Options.of("term", details, Set.of("value", "case_insensitive"));
        Object value = scalar(options.required("value"), "term");
        return new Query.Term(only.getKey(), value, options.flag("case_insensitive", false));
    }

    private static Query terms(JsonObject body) {
        JsonObject fields = Options.withoutBoost("terms", body);
        Map.Entry<String, JsonValue> only = only(fields, "terms");
        if (!(only.getValue() instanceof JsonArray array)) {
            throw refused(
                    "[terms] needs an array of values for [" + only.getKey() + "], lookups are not supported", null);
        }
        if (array.size() > MAX_TERMS) {
            throw refused("[terms] takes at most [" + MAX_TERMS + "] values", null);
        }
        return new Query.Terms(
                only.getKey(), array.stream().map(each -> scalar(each, "terms")).toList());
    }

    /** Columns are not analysed, and where nothing is, a match is a term. So it has one word for the operator to combine. */
    private static Query match(JsonObject body) {
        return match("match", body, Set.of("query", "operator"));
    }

    private static Query matchPhrase(JsonObject body) {
        return match("match_phrase", body, Set.of("query"));
    }

    private static Query match(String name, JsonObject body, Set<String> known) {
        Map.Entry<String, JsonValue> only = only(body, name);
        if (!(only.getValue() instanceof JsonObject details)) {
            return new Query.Term(only.getKey(), scalar(only.getValue(), name), false);
        }
        Options options = Options.of(name, details, known);
        if (options.given("operator") != null
                && !OPERATORS.contains(options.text("operator").toLowerCase(Locale.ROOT))) {
            throw refused("[" + name + "] needs [or] or [and] for [operator]", null);
        }
        return new Query.Term(only.getKey(), scalar(options.required("query"), name), false);
    }

    private static Query range(JsonObject body) {
        Map.Entry<String, JsonValue> only = only(body, "range");
        Options options = Options.of("range", object(only.getValue(), "range"), Set.of("gt", "gte", "lt", "lte"));
        return new Query.Range(only.getKey(), bound(options, "gt", "gte"), bound(options, "lt", "lte"));
    }

    private static @Nullable Bound bound(Options options, String exclusive, String inclusive) {
        JsonValue open = options.given(exclusive);
        JsonValue closed = options.given(inclusive);
        if (open != null && closed != null) {
            throw refused("[range] takes either [" + exclusive + "] or [" + inclusive + "]", null);
        }
        if (open != null) {
            return new Bound(scalar(open, "range"), false);
        }
        return closed == null ? null : new Bound(scalar(closed, "range"), true);
    }

    private static Query exists(JsonObject body) {
        Options options = Options.of("exists", body, Set.of("field"));
        return new Query.Exists(options.text("field"));
    }

    private static Query prefix(JsonObject body) {
        Map.Entry<String, JsonValue> only = only(body, "prefix");
        if (only.getValue() instanceof JsonString value) {
            return new Query.Prefix(only.getKey(), value.getString(), false);
        }
        Options options = Options.of("prefix", object(only.getValue(), "prefix"), Set.of("value", "case_insensitive"));
        return new Query.Prefix(only.getKey(), options.text("value"), options.flag("case_insensitive", false));
    }

    private static Query wildcard(JsonObject body) {
        Map.Entry<String, JsonValue> only = only(body, "wildcard");
        if (only.getValue() instanceof JsonString pattern) {
            return new Query.Wildcard(only.getKey(), pattern.getString(), false);
        }
        Options options = Options.of(
                "wildcard", object(only.getValue(), "wildcard"), Set.of("value", "wildcard", "case_insensitive"));
        if ((options.given("value") == null) == (options.given("wildcard") == null)) {
            throw refused("[wildcard] needs one of [value] and [wildcard]", null);
        }
        String pattern = options.text(options.given("value") == null ? "wildcard" : "value");
        return new Query.Wildcard(only.getKey(), pattern, options.flag("case_insensitive", false));
    }

    static JsonObject object(JsonValue value, String name) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw refused("[" + name + "] needs an object", null);
    }

    private static Map.Entry<String, JsonValue> only(JsonObject object, String name) {
        if (object.size() != 1) {
            throw refused(
                    "[" + name + "] needs exactly one " + (name.equals("query") ? "query type" : "field") + ", found "
                            + object.keySet(),
                    null);
        }
        return object.entrySet().iterator().next();
    }

    private static Object scalar(JsonValue value, String name) {
        return switch (value.getValueType()) {
            case TRUE -> true;
            case FALSE -> false;
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> number((JsonNumber) value);
            default ->
                throw refused(
                        "[" + name + "] needs a text, a number or a boolean, found [" + abbreviated(value) + "]", null);
        };
    }

    private static Object number(JsonNumber number) {
        BigDecimal decimal = number.bigDecimalValue();
        if (Math.abs((long) decimal.precision() - decimal.scale()) > 400 || Math.abs((long) decimal.scale()) > 400) {
            throw refused("number [" + decimal + "] is out of range", null);
        }
        boolean isLong = decimal.stripTrailingZeros().scale() <= 0
                && decimal.toBigInteger().bitLength() < Long.SIZE;
        return isLong ? (Object) decimal.longValueExact() : decimal;
    }

    private static String abbreviated(JsonValue value) {
        String text = value.toString();
        return text.length() <= 100 ? text : text.substring(0, 100) + "...";
    }

    static ApiException refused(String why, @Nullable Throwable cause) {
        return new ApiException(400, "x_content_parse_exception", "failed to parse field [query]: " + why, cause);
    }
}
