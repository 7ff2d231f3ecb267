package org.slackwater.http.control;

import jakarta.json.bind.*;
import jakarta.json.bind.config.PropertyNamingStrategy;
import java.io.InputStream;

public class TestBodies extends Bodies {
    private final Jsonb jsonb = JsonbBuilder.create(
            new JsonbConfig().withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES));

    @Override
    public <T extends Record> T read(InputStream body, Class<T> type, String name) {
        return jsonb.fromJson(body, type);
    }

    @Override
    public String write(Object value) {
        return jsonb.toJson(value);
    }

    public static Bodies create() {
        return new TestBodies();
    }
}
