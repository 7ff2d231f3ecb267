package org.slackwater.analysis;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.analysis.entity.TimeFormat;

/** One of the series in {@code sample-data} with the windows of its known anomalies. */
record SampleSeries(List<TimedRecord> records, List<Window> known) {
    private static final Path FOLDER = Path.of("sample-data");
    private static final TimeFormat TIME = TimeFormat.of("uuuu-MM-dd HH:mm:ss");

    record Window(long from, long to) {}

    static SampleSeries read(String file) throws IOException {
        List<TimedRecord> records = Files.readAllLines(FOLDER.resolve(file)).stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(cells -> new TimedRecord(time(cells[0]), Map.of("value", cells[1])))
                .toList();
        return new SampleSeries(records, windows(file));
    }

    private static List<Window> windows(String file) throws IOException {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(FOLDER.resolve("labels.json")))) {
            return reader.readObject().getJsonObject(file).getJsonArray("windows").getValuesAs(JsonArray.class).stream()
                    .map(window -> new Window(time(window.getString(0)), time(window.getString(1))))
                    .toList();
        }
    }

    private static long time(String text) {
        return TIME.parse(text.substring(0, 19)).orElseThrow();
    }

    List<Bucket> analysedBy(JobUnderTest job) {
        records.forEach(job::add);
        return job.analysis().takeFinished();
    }

    /** How many of the known anomalies are among the ten highest stretches. */
    long foundIn(List<Bucket> buckets) {
        List<Stretches.Stretch> highest = Stretches.highest(10, buckets);
        return known.stream()
                .filter(window -> highest.stream().anyMatch(stretch -> stretch.overlaps(window)))
                .count();
    }
}
