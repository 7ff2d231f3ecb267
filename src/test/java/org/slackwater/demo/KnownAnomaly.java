package org.slackwater.demo;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** An anomaly of the sample series that is known beforehand; begin and end of the window, epoch milliseconds. */
record KnownAnomaly(String name, long begin, long end) {
    private static final List<String> NAMES =
            List.of("marathon", "Thanksgiving", "Christmas", "New Year", "snow storm");

    static List<KnownAnomaly> read(Path labels) throws IOException {
        try (var reader = Json.createReader(Files.newBufferedReader(labels))) {
            JsonObject taxi = reader.readObject().getJsonObject("nyc_taxi.csv");
            JsonArray windows = taxi.getJsonArray("windows");
            return IntStream.range(0, windows.size())
                    .mapToObj(i -> new KnownAnomaly(
                            NAMES.get(i),
                            millis(windows.getJsonArray(i).getString(0)),
                            millis(windows.getJsonArray(i).getString(1))))
                    .toList();
        }
    }

    static Optional<KnownAnomaly> met(List<KnownAnomaly> known, Stretch stretch) {
        return known.stream()
                .filter(each -> stretch.meets(each.begin, each.end))
                .findFirst();
    }

    private static long millis(String text) {
        return LocalDateTime.parse(
                        text.substring(0, 19),
                        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", java.util.Locale.ROOT))
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }
}
