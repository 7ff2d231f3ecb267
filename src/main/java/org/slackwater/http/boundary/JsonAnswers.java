package org.slackwater.http.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.control.FilterPath;
import org.slackwater.http.control.HumanTimes;
import org.slackwater.http.entity.Verbatim;

/** Writes answers as JSON, as {@code filter_path}, {@code human} and {@code pretty} would have it. */
@Provider
@ApplicationScoped
public class JsonAnswers implements WriterInterceptor {
    @Inject
    Bodies json;

    @Context
    UriInfo uri;

    /** Not as a writer of entities: which of them is asked is for the server to say, and it has one of its own. */
    @Override
    public void aroundWriteTo(WriterInterceptorContext answer) throws IOException {
        byte[] text = text(answer.getEntity()).getBytes(StandardCharsets.UTF_8);
        answer.setEntity(text);
        answer.setType(byte[].class);
        answer.setGenericType(byte[].class);
        answer.setOutputStream(new SlicedStream(answer.getOutputStream()));
        answer.proceed();
    }

    private String text(Object entity) {
        if (entity instanceof CatText table) {
            return table.text();
        }
        if (entity instanceof Verbatim other) {
            return other.text();
        }
        String plain = json.write(entity);
        // Errors are told whole, whatever the caller wanted to see of an answer.
        boolean failed = entity instanceof ErrorBody || entity instanceof ErrorBody.Plain;
        String filter = failed ? null : first("filter_path");
        boolean human = wanted("human");
        boolean pretty = wanted("pretty");
        return filter == null && !human && !pretty ? plain : shaped(plain, filter, human, pretty);
    }

    private static String shaped(String plain, @Nullable String filter, boolean human, boolean pretty) {
        try (var reader = Json.createReader(new StringReader(plain))) {
            JsonValue value = reader.readValue();
            JsonValue told = human ? HumanTimes.in(value) : value;
            JsonValue left = filter == null ? told : FilterPath.of(filter).apply(told);
            return pretty ? pretty(left) : left.toString();
        }
    }

    private static String pretty(JsonValue value) {
        java.io.StringWriter text = new java.io.StringWriter();
        try (JsonGenerator generator = Json.createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createGenerator(text)) {
            generator.write(value);
        }
        return text.toString().stripLeading() + "\n";
    }

    private boolean wanted(String flag) {
        String given = first(flag);
        return given != null && !given.equals("false");
    }

    private @Nullable String first(String parameter) {
        return uri.getQueryParameters().getFirst(parameter);
    }
}
