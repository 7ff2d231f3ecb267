package org.slackwater.jobs.control;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.TimeFormat;

/** The document at which a parser stands; one after another is read into it. */
final class PostedDocument {
    private static final int[] NOWHERE = {};

    private final JsonParser json;
    private final FieldPaths.Node root;
    private final int width;
    private @Nullable Object[] values;
    private @Nullable Object time;
    private boolean hasTime;
    private int fields;
    private long end;
    private int bytes;

    /** @param width number of wanted fields; what is found at the place of this number is the time */
    PostedDocument(JsonParser json, FieldPaths.Node root, int width) {
        this.json = json;
        this.root = root;
        this.width = width;
        this.values = new @Nullable Object[width];
    }

    /** Reads from the document's opening brace to its closing one. */
    void read() throws IOException {
        values = new @Nullable Object[width];
        time = null;
        hasTime = false;
        fields = 0;
        object(root);
        long now = json.currentLocation().getByteOffset();
        bytes = (int) Math.min(Integer.MAX_VALUE, now - end);
        end = now;
    }

    void give(TimeFormat format, PostedRecordSink sink) {
        int others = hasTime ? fields - 1 : fields;
        OptionalLong millis = format.parse(time);
        if (millis.isPresent()) {
            sink.add(millis.getAsLong(), values, others, bytes);
        } else {
            sink.addInvalidDate(others, bytes);
        }
    }

    /** @param place where the object is, or null when nothing in it is wanted */
    private void object(FieldPaths.@Nullable Node place) throws IOException {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            FieldPaths.Node child = place == null ? null : place.child(name);
            JsonToken token = json.nextToken();
            if (token == JsonToken.START_OBJECT) {
                object(child);
                continue;
            }
            fields++;
            int[] slots = child == null ? NOWHERE : child.slots();
            if (slots.length > 0) {
                put(slots, token == JsonToken.START_ARRAY ? array() : scalar(token));
            } else if (token == JsonToken.START_ARRAY) {
                json.skipChildren();
            }
        }
    }

    private void put(int[] slots, @Nullable Object value) {
        for (int slot : slots) {
            if (slot < width) {
                values[slot] = value;
            } else {
                time = value;
                hasTime = true;
            }
        }
    }

    /** Several values in one field are one text, with commas; a single one is itself; objects among them are left out. */
    private @Nullable Object array() throws IOException {
        Object first = null;
        StringBuilder joined = null;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                json.skipChildren();
                continue;
            }
            Object value = scalar(token);
            if (value == null) {
                continue;
            }
            if (first == null) {
                first = value;
            } else {
                joined = joined == null ? new StringBuilder(first.toString()) : joined;
                joined.append(',').append(value);
            }
        }
        return joined == null ? first : joined.toString();
    }

    private @Nullable Object scalar(JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> json.getNumberValue();
            case VALUE_NUMBER_FLOAT -> finite(json.getDoubleValue());
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> null;
        };
    }

    /** A number too large to be one is no value. */
    private static @Nullable Object finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
