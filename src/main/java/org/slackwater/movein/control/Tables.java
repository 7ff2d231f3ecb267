package org.slackwater.movein.control;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Which table stands for which index: what datafeeds read is elsewhere now.
 *
 * @param ofIndices by the name or pattern of the index, as the datafeed has it; an index that is not here keeps its name
 */
public record Tables(Map<String, String> ofIndices) {
    /** Of a properties file, {@code index=source:table} line by line; none when there is no such file. */
    public static Tables in(Path file) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
        }
        return new Tables(properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(index -> index, properties::getProperty)));
    }

    /** The datafeed, reading from tables. */
    JsonObject renamedIn(JsonObject datafeed) {
        if (!datafeed.containsKey("indices")) {
            return datafeed;
        }
        var tables = Json.createArrayBuilder();
        datafeed.getJsonArray("indices").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .map(index -> ofIndices.getOrDefault(index, index))
                .forEach(tables::add);
        return Json.createObjectBuilder(datafeed).add("indices", tables).build();
    }
}
