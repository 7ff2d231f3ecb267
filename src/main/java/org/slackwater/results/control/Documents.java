package org.slackwater.results.control;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.slackwater.analysis.entity.AnomalyCause;
import org.slackwater.analysis.entity.BucketInfluencer;
import org.slackwater.analysis.entity.Explanation;
import org.slackwater.analysis.entity.Influence;

/**
 * The parts of a result that are only ever read together with it, as short JSON arrays in one column. Names are left
 * out: there are millions of them.
 */
final class Documents {
    private static final JsonGeneratorFactory GENERATORS =
            JsonProvider.provider().createGeneratorFactory(Map.of());
    private static final JsonReaderFactory READERS = JsonProvider.provider().createReaderFactory(Map.of());

    private Documents() {}

    static String write(List<BucketInfluencer> influencers) {
        return array(influencers, (json, influencer) -> json.writeStartArray()
                .write(influencer.influencerFieldName())
                .write(influencer.initialAnomalyScore())
                .write(influencer.anomalyScore())
                .write(influencer.rawAnomalyScore())
                .write(influencer.probability())
                .writeEnd());
    }

    static List<BucketInfluencer> bucketInfluencers(String document) {
        return read(document).getValuesAs(JsonArray.class).stream()
                .map(a -> new BucketInfluencer(a.getString(0), real(a, 1), real(a, 2), real(a, 3), real(a, 4)))
                .toList();
    }

    static String writeNumbers(List<Double> numbers) {
        return array(numbers, (json, number) -> json.write(number.doubleValue()));
    }

    static List<Double> numbers(String document) {
        return numbers(read(document));
    }

    private static List<Double> numbers(JsonArray numbers) {
        return List.copyOf(numbers.getValuesAs((JsonValue value) -> ((JsonNumber) value).doubleValue()));
    }

    static String writeInfluences(List<Influence> influences) {
        return array(influences, (json, influence) -> {
            json.writeStartArray().write(influence.influencerFieldName());
            influence.influencerFieldValues().forEach(json::write);
            json.writeEnd();
        });
    }

    static List<Influence> influences(String document) {
        return read(document).getValuesAs(JsonArray.class).stream()
                .map(a -> a.getValuesAs(JsonString::getString))
                .map(texts -> new Influence(texts.get(0), List.copyOf(texts.subList(1, texts.size()))))
                .toList();
    }

    static String writeCauses(List<AnomalyCause> causes) {
        return array(causes, (json, cause) -> {
            json.writeStartArray().write(cause.probability()).write(cause.functionDescription());
            if (cause.byFieldValue() == null) {
                json.writeNull();
            } else {
                json.write(cause.byFieldValue());
            }
            writeNumbers(json, cause.typical());
            writeNumbers(json, cause.actual());
            json.writeEnd();
        });
    }

    private static void writeNumbers(JsonGenerator json, List<Double> numbers) {
        json.writeStartArray();
        numbers.forEach(number -> json.write(number.doubleValue()));
        json.writeEnd();
    }

    static List<AnomalyCause> causes(String document) {
        return read(document).getValuesAs(JsonArray.class).stream()
                .map(a -> new AnomalyCause(
                        real(a, 0),
                        a.getString(1),
                        a.isNull(2) ? null : a.getString(2),
                        numbers(a.getJsonArray(3)),
                        numbers(a.getJsonArray(4))))
                .toList();
    }

    static String write(Explanation why) {
        return writeNumbers(List.of(
                (double) why.singleBucketImpact(),
                (double) why.multiBucketImpact(),
                (double) why.length(),
                why.lowerBound(),
                why.upperBound(),
                (double) why.noveltyImpact()));
    }

    /** The sixth number is not there in records of earlier releases. */
    static Explanation explanation(String document) {
        List<Double> numbers = numbers(document);
        return new Explanation(
                numbers.get(0).intValue(),
                numbers.get(1).intValue(),
                numbers.size() > 5 ? numbers.get(5).intValue() : 0,
                numbers.get(2).longValue(),
                numbers.get(3),
                numbers.get(4));
    }

    static String writeTexts(List<String> texts) {
        return array(texts, JsonGenerator::write);
    }

    static List<String> texts(String document) {
        return read(document).getValuesAs(JsonString::getString);
    }

    private static <T> String array(List<T> items, BiConsumer<JsonGenerator, T> write) {
        if (items.isEmpty()) {
            return "[]";
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator json = GENERATORS.createGenerator(text)) {
            json.writeStartArray();
            items.forEach(item -> write.accept(json, item));
            json.writeEnd();
        }
        return text.toString();
    }

    private static JsonArray read(String document) {
        return document.equals("[]")
                ? JsonValue.EMPTY_JSON_ARRAY
                : READERS.createReader(new StringReader(document)).readArray();
    }

    private static double real(JsonArray array, int index) {
        return array.getJsonNumber(index).doubleValue();
    }
}
