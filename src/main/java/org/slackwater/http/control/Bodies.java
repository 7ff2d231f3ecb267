package org.slackwater.http.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.slackwater.http.entity.ApiException;

/**
 * Reads request bodies into records, strictly: field names in snake case, an unknown field, a wrong type or malformed
 * JSON is a 400 with its place.
 */
@ApplicationScoped
public class Bodies {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final Jsonb json = JsonbBuilder.create(
            new JsonbConfig().withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES));

    /**
     * @param name how the object is called in error messages, such as {@code job_details}
     * @throws ApiException 400 {@code parse_exception} "request body is required" when empty
     */
    public <T extends Record> T read(InputStream body, Class<T> type, String name) {
        InputStream buffered = new BufferedInputStream(body);
        if (isEmpty(buffered)) {
            throw ApiException.parse("request body is required");
        }
        return parse(buffered, type, name);
    }

    /** As {@link #read}, but an empty body gives {@code whenEmpty}. */
    public <T extends Record> T readOr(InputStream body, Class<T> type, String name, T whenEmpty) {
        InputStream buffered = new BufferedInputStream(body);
        return isEmpty(buffered) ? whenEmpty : parse(buffered, type, name);
    }

    /** JSON of a record, names in snake case, nulls left out; for storing configurations as documents. */
    public String write(Object value) {
        return json.toJson(value);
    }

    private static <T extends Record> T parse(InputStream body, Class<T> type, String name) {
        try (JsonParser parser = Json.createParser(utf8(body))) {
            return new RecordReader(parser).document(type, name);
        } catch (JsonParsingException malformed) {
            JsonLocation at = malformed.getLocation();
            throw new ApiException(
                    400,
                    "x_content_parse_exception",
                    "[" + at.getLineNumber() + ":" + at.getColumnNumber() + "] [" + name + "] malformed JSON",
                    malformed);
        } catch (JsonException | IOException | java.util.NoSuchElementException malformed) {
            throw new ApiException(
                    400, "x_content_parse_exception", "[" + name + "] malformed or unfinished JSON", malformed);
        }
    }

    /** Strictly: what is not UTF-8 is no JSON. */
    private static Reader utf8(InputStream body) throws IOException {
        body.mark(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(body.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            body.reset();
        }
        return new InputStreamReader(
                body,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** Whether there is anything but white space. */
    private static boolean isEmpty(InputStream body) {
        try {
            while (true) {
                body.mark(1);
                int next = body.read();
                if (next < 0) {
                    return true;
                }
                if (!Character.isWhitespace(next)) {
                    body.reset();
                    return false;
                }
            }
        } catch (IOException e) {
            throw ApiException.parse("the request body could not be read to its end");
        }
    }
}
