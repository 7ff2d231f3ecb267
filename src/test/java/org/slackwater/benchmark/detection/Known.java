package org.slackwater.benchmark.detection;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A real series of the folder {@code sample-data}, and where its known anomalies are. */
record Known(String name, long span, double[] values, List<int[]> windows) {
    private static final Path FOLDER = Path.of("sample-data");

    static Known read(String file) throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve(file));
        long first = time(lines.get(1));
        long span = time(lines.get(2)) - first;
        int length = (int) ((time(lines.get(lines.size() - 1)) - first) / span) + 1;
        double[] values = new double[length];
        for (String line : lines.subList(1, lines.size())) {
            values[bucket(line, first, span)] = Double.parseDouble(line.split(",", -1)[1]);
        }
        for (int i = 1; i < length; i++) {
            // the others know of no gaps
            values[i] = values[i] == 0 ? values[i - 1] : values[i];
        }
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(FOLDER.resolve("labels.json")))) {
            List<int[]> windows = new ArrayList<>();
            for (JsonArray window : reader.readObject()
                    .getJsonObject(file)
                    .getJsonArray("windows")
                    .getValuesAs(JsonArray.class)) {
                windows.add(
                        new int[] {bucket(window.getString(0), first, span), bucket(window.getString(1), first, span)});
            }
            return new Known(file.replace(".csv", ""), span, values, windows);
        }
    }

    private static int bucket(String line, long first, long span) {
        return (int) ((time(line) - first) / span);
    }

    private static long time(String line) {
        return LocalDateTime.parse(line.substring(0, 10) + "T" + line.substring(11, 19))
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }

    boolean isClean(int bucket) {
        return windows.stream().noneMatch(window -> bucket >= window[0] && bucket < window[1]);
    }
}
