package org.slackwater.jobs.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.TimeFormat;
import org.slackwater.http.entity.ApiException;

/**
 * Decodes posted data: JSON documents one after another, on lines of their own or not, or in an array. Has no state: the
 * same bytes always give the same records, which is what replaying a journal of posted bodies relies on.
 */
public final class PostedRecords {
    /** Names of fields are the sender's, and not to be kept for ever. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final TimeFormat timeFormat;
    private final int width;
    /** The wanted fields, and behind them the time. */
    private final FieldPaths.Node paths;

    /** @param fields names of the wanted fields, dots leading into objects */
    public PostedRecords(String timeField, TimeFormat timeFormat, List<String> fields) {
        this.timeFormat = timeFormat;
        this.width = fields.size();
        List<String> all = new ArrayList<>(fields);
        all.add(timeField);
        this.paths = FieldPaths.of(all);
    }

    /**
     * Gives the sink the records of the body, as far as it is well-formed.
     *
     * @throws ApiException 400 with the place where the body is malformed; the records before it have been given
     * @throws IOException when the body cannot be read
     */
    public void decode(InputStream body, PostedRecordSink sink) throws IOException {
        try (JsonParser json = JSON.createParser(body)) {
            PostedDocument document = new PostedDocument(json, paths, width);
            boolean inArray = false;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    document.read();
                    document.give(timeFormat, sink);
                } else if (token == JsonToken.START_ARRAY && !inArray) {
                    inArray = true;
                } else if (token == JsonToken.END_ARRAY) {
                    inArray = false;
                } else {
                    throw malformed(json.currentTokenLocation(), "a record is an object, found [" + token + "]", null);
                }
            }
        } catch (JsonEOFException e) {
            throw malformed(e.getLocation(), "the body ends within a record", e);
        } catch (JsonProcessingException e) {
            throw malformed(e.getLocation(), e.getOriginalMessage(), e);
        } catch (CharConversionException e) {
            throw malformed(null, String.valueOf(e.getMessage()), e);
        }
    }

    private static ApiException malformed(@Nullable JsonLocation place, String why, @Nullable Exception cause) {
        String at = place == null ? "" : "[" + place.getLineNr() + ":" + place.getColumnNr() + "] ";
        return new ApiException(400, "x_content_parse_exception", at + "malformed JSON: " + why, cause);
    }
}
