package org.slackwater.fuzz;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.slackwater.api.BadBodies;

/** Makes neighbours of bodies and texts that are right. Used by one thread. */
final class Spoiler {
    /** Beside the bad values of every test: what lies close to a right one. */
    private static final List<String> NEIGHBOURS = List.of(
            "\"\"",
            "\" \"",
            "\"_all\"",
            "\"1\"",
            "\"true\"",
            "\"now\"",
            "1.5",
            "-0.0",
            "2147483648",
            "9223372036854775807",
            "-9223372036854775808",
            "1e-400",
            "253402300800000",
            "[[[[]]]]",
            "\"a\\nb\"",
            "\"\\ud800\"",
            "\"a'b\\\"c\\\\d\"",
            "\"'; drop table x; --\"",
            "\"%00%s%n${jndi:x}\"");

    private static final List<String> TEXTS = List.of(
            "",
            "x",
            "-1",
            "1",
            "0",
            "TRUE",
            "true",
            "99999999999999999999",
            "1e400",
            "NaN",
            "now+",
            "1.5s",
            "-1s",
            "1000000000000d",
            "\0",
            "*",
            "**",
            "a,b",
            "-**",
            "\uD83D\uDCA5",
            " ",
            "%",
            "\u202e",
            "a".repeat(5_000));

    private final Random random;

    Spoiler(Random random) {
        this.random = random;
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /** The body with something in it changed; as it is when it is no JSON. */
    String spoilt(String body) {
        if (random.nextInt(8) == 0) {
            return torn(body);
        }
        int end = body.indexOf('\n');
        String first = end < 0 ? body : body.substring(0, end);
        try (var reader = Json.createReader(new StringReader(first))) {
            return spoilt(reader.readValue()) + (end < 0 ? "" : body.substring(end));
        } catch (JsonException | NumberFormatException | UnsupportedOperationException unreadable) {
            return torn(body);
        }
    }

    /** As a text, without regard to what it says. */
    private String torn(String body) {
        int at = random.nextInt(body.length() + 1);
        return switch (random.nextInt(6)) {
            case 0 -> body.substring(0, at);
            case 1 -> body + body;
            case 2 -> body.replaceFirst("\\{", "{\"job_id\":1,\"job_id\":2,");
            case 3 -> "\uFEFF" + body;
            case 4 -> body.substring(0, at) + (char) random.nextInt(0x300) + body.substring(at);
            default -> body.replace("1", "1" + "0".repeat(random.nextInt(400)));
        };
    }

    private JsonValue spoilt(JsonValue value) {
        if (value instanceof JsonObject object && !object.isEmpty() && random.nextInt(8) > 0) {
            return object(object);
        }
        if (value instanceof JsonArray array && !array.isEmpty() && random.nextInt(4) > 0) {
            return array(array);
        }
        List<String> all = random.nextBoolean() ? NEIGHBOURS : BadBodies.VALUES;
        return parse(all.get(random.nextInt(all.size())));
    }

    private JsonValue object(JsonObject object) {
        List<String> names = List.copyOf(new TreeMap<>(object).keySet());
        String name = names.get(random.nextInt(names.size()));
        JsonValue value = Objects.requireNonNull(object.get(name));
        JsonObjectBuilder changed = Json.createObjectBuilder(object);
        return (switch (random.nextInt(8)) {
                    case 0 -> changed.remove(name);
                    case 1 -> changed.remove(name).add(name + "s", value);
                    case 2 -> changed.add("no_such_field", 1);
                    default -> changed.add(name, spoilt(value));
                })
                .build();
    }

    private JsonValue array(JsonArray array) {
        int at = random.nextInt(array.size());
        JsonArrayBuilder changed = Json.createArrayBuilder(array);
        switch (random.nextInt(5)) {
            case 0 -> changed.remove(at);
            case 1 -> changed.add(array.get(at));
            case 2 -> {
                for (int i = random.nextInt(200); i > 0; i--) {
                    changed.add(array.get(at));
                }
            }
            default -> changed.set(at, spoilt(array.get(at)));
        }
        return changed.build();
    }

    private static JsonValue parse(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }

    /** Bytes that are nothing. */
    byte[] rubbish() {
        List<byte[]> broken = new TreeMap<>(BadBodies.BROKEN).values().stream().toList();
        return broken.get(random.nextInt(broken.size()));
    }

    /** Packed, and often damaged where it need not be right. */
    byte[] packed(byte[] body, boolean right) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] all = packed.toByteArray();
        int at = random.nextInt(all.length);
        switch (right ? -1 : random.nextInt(4)) {
            case 0 -> all[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> all = Arrays.copyOf(all, at);
            case 2 -> all = body;
            default -> {
                // as it should be
            }
        }
        return all;
    }

    static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
