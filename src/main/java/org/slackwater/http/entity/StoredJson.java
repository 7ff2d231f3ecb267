package org.slackwater.http.entity;

import jakarta.json.JsonObject;
import java.io.StringReader;

/** JSON that was checked before it was stored. */
public final class StoredJson {
    private StoredJson() {}

    public static JsonObject object(String text) {
        try (var reader = JsonFactories.READERS.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
