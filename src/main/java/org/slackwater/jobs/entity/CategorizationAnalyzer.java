package org.slackwater.jobs.entity;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slackwater.categorization.entity.AnalyzerSpec;
import org.slackwater.categorization.entity.CharFilter;
import org.slackwater.categorization.entity.TokenFilter;
import org.slackwater.categorization.entity.Tokenizer;
import org.slackwater.http.entity.ApiException;

/**
 * Reads how a job takes messages apart: the name of an analyzer, or an object of {@code char_filter}, {@code tokenizer}
 * and {@code filter}. What is not known is refused by name.
 */
public final class CategorizationAnalyzer {
    private static final Set<String> PARTS = Set.of("char_filter", "tokenizer", "filter");

    private CategorizationAnalyzer() {}

    /** @throws ApiException 400 naming what is wrong or not supported */
    public static AnalyzerSpec parse(JsonValue analyzer) {
        if (analyzer instanceof JsonString name) {
            return named(name.getString());
        }
        if (!(analyzer instanceof JsonObject object)) {
            throw AnalyzerPart.invalid("it must be the name of one, or an object");
        }
        object.keySet().stream()
                .filter(part -> !PARTS.contains(part))
                .findFirst()
                .ifPresent(part -> {
                    throw AnalyzerPart.invalid("unknown field [" + part + "]");
                });
        return new AnalyzerSpec(
                parts(object, "char_filter").stream()
                        .map(CategorizationAnalyzer::charFilter)
                        .toList(),
                tokenizer(AnalyzerPart.of("tokenizer", object.get("tokenizer"))),
                parts(object, "filter").stream()
                        .map(CategorizationAnalyzer::tokenFilter)
                        .toList());
    }

    /** Checks a regular expression whose matches are to be cut out of messages. */
    public static void checkFilter(String filter) {
        AnalyzerPart.compiled("[categorization_filters]", filter, 0);
    }

    private static AnalyzerSpec named(String name) {
        return switch (name) {
            case "simple" -> new AnalyzerSpec(List.of(), Tokenizer.LETTER, List.of(new TokenFilter.Lowercase()));
            case "whitespace" -> new AnalyzerSpec(List.of(), Tokenizer.WHITESPACE, List.of());
            default ->
                throw AnalyzerPart.invalid(
                        "the analyzer [" + name + "] is not supported; there are [simple, whitespace]");
        };
    }

    private static List<AnalyzerPart> parts(JsonObject analyzer, String kind) {
        JsonValue parts = analyzer.getOrDefault(kind, JsonValue.EMPTY_JSON_ARRAY);
        List<JsonValue> listed = parts instanceof JsonArray array ? array : List.of(parts);
        return listed.stream().map(part -> AnalyzerPart.of(kind, part)).toList();
    }

    private static CharFilter charFilter(AnalyzerPart part) {
        switch (part.type()) {
            case "first_line_with_letters":
                return plain(part, new CharFilter.FirstLineWithLetters());
            case "pattern_replace":
                part.withOnly("pattern", "replacement", "flags");
                Pattern pattern = part.pattern(null);
                return new CharFilter.PatternReplace(pattern, replacement(pattern, part.text("replacement", "")));
            default:
                throw part.unsupported("first_line_with_letters, pattern_replace");
        }
    }

    /** What refers to a group that is not there fails at the first match only: here everything matches. */
    private static String replacement(Pattern pattern, String replacement) {
        try {
            var unused = Pattern.compile("(?:" + pattern.pattern() + "\n)|", pattern.flags())
                    .matcher("")
                    .replaceAll(replacement);
            return replacement;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new ApiException(
                    400,
                    "illegal_argument_exception",
                    "Invalid [categorization_analyzer]: [replacement] [" + replacement
                            + "] does not go with the [pattern] [" + pattern + "]",
                    e);
        }
    }

    private static Tokenizer tokenizer(AnalyzerPart part) {
        return switch (part.type()) {
            case "ml_standard" -> plain(part, Tokenizer.ML_STANDARD);
            case "ml_classic" -> plain(part, Tokenizer.ML_CLASSIC);
            case "whitespace" -> plain(part, Tokenizer.WHITESPACE);
            case "letter" -> plain(part, Tokenizer.LETTER);
            case "pattern" -> new Tokenizer(part.withOnly("pattern", "flags").pattern("\\W+"), false);
            default -> throw part.unsupported("letter, ml_classic, ml_standard, pattern, whitespace");
        };
    }

    private static TokenFilter tokenFilter(AnalyzerPart part) {
        return switch (part.type()) {
            case "stop" -> stop(part.withOnly("stopwords", "ignore_case"));
            case "limit" ->
                new TokenFilter.Limit(part.withOnly("max_token_count").positive("max_token_count", 1));
            case "lowercase" -> plain(part, new TokenFilter.Lowercase());
            default -> throw part.unsupported("limit, lowercase, stop");
        };
    }

    /** What has no settings. */
    private static <T> T plain(AnalyzerPart part, T meant) {
        part.withOnly();
        return meant;
    }

    private static TokenFilter stop(AnalyzerPart part) {
        Set<String> words = part.texts("stopwords");
        if (words.isEmpty() || words.stream().anyMatch(word -> word.startsWith("_"))) {
            throw AnalyzerPart.invalid("[stopwords] of the [filter] [stop] must be a list of words; lists that have a"
                    + " name are not supported");
        }
        boolean ignoreCase = part.flag("ignore_case");
        return new TokenFilter.Stop(
                ignoreCase
                        ? words.stream()
                                .map(word -> word.toLowerCase(Locale.ROOT))
                                .collect(Collectors.toSet())
                        : words,
                ignoreCase);
    }
}
