package org.slackwater.http.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;

/**
 * Reads request bodies into records, strictly: field names in snake case, an unknown field, a wrong type or malformed
 * JSON is a 400 with its place.
 */
@ApplicationScoped
public class Bodies {

    /**
     * @param name how the object is called in error messages, such as {@code job_details}
     * @throws org.slackwater.http.entity.ApiException 400 {@code parse_exception} "request body is required" when empty
     */
    public <T extends Record> T read(InputStream body, Class<T> type, String name) {
        throw new UnsupportedOperationException("written by the http feature");
    }

    /** As {@link #read}, but an empty body gives {@code whenEmpty}. */
    public <T extends Record> T readOr(InputStream body, Class<T> type, String name, T whenEmpty) {
        throw new UnsupportedOperationException("written by the http feature");
    }

    /** JSON of a record, names in snake case, nulls left out; for storing configurations as documents. */
    public String write(Object value) {
        throw new UnsupportedOperationException("written by the http feature");
    }
}
