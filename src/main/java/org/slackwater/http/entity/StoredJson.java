package org.slackwater.http.entity;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.util.Map;

/** JSON that was checked before it was stored. */
public final class StoredJson {
    /** Once for all: to look for it takes longer than to read an object. */
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private StoredJson() {}

    public static JsonObject object(String text) {
        try (var reader = READERS.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
