package org.slackwater.movein.control;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slackwater.movein.entity.Kind;

/**
 * The answers that an Elasticsearch cluster gave, each in a file {@code *.json} of one folder. What a file holds is told
 * by the name of the array in it, whatever the file is called.
 */
public record Export(List<JsonObject> answers) {
    public Export {
        answers = List.copyOf(answers);
    }

    /** @throws IllegalArgumentException when the folder has no such file, or one is not a JSON object */
    public static Export in(Path folder) throws IOException {
        List<JsonObject> answers = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                answers.add(read(file));
            }
        }
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("no file *.json in " + folder);
        }
        return new Export(answers);
    }

    private static JsonObject read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                var reader = Json.createReader(in)) {
            return reader.readObject();
        } catch (JsonException e) {
            throw new IllegalArgumentException(file + " is not the answer of a GET: " + e.getMessage(), e);
        }
    }

    /** All of a kind, without what the server had added. */
    List<JsonObject> all(Kind kind) {
        return answers.stream()
                .filter(answer -> answer.containsKey(kind.list()))
                .flatMap(answer -> answer.getJsonArray(kind.list()).getValuesAs(JsonObject.class).stream())
                .map(one -> withoutGenerated(kind, one))
                .toList();
    }

    private static JsonObject withoutGenerated(Kind kind, JsonObject one) {
        var rest = Json.createObjectBuilder(one);
        kind.generated().forEach(rest::remove);
        return rest.build();
    }
}
