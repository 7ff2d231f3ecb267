package org.slackwater.http.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slackwater.http.entity.ApiException;

/** What every request must keep to, whatever it asks for: its media types, its encoding and its size. */
@Provider
@PreMatching
@ApplicationScoped
public class RequestConventions implements ContainerRequestFilter {
    private static final int NOT_ACCEPTABLE = 406;

    @Inject
    @ConfigProperty(name = "slackwater.http.max-request-bytes", defaultValue = "104857600")
    long maxBytes;

    @Override
    public void filter(ContainerRequestContext request) {
        checkAccepted(request);
        checkContentType(request);
        if (request.getLength() > maxBytes) {
            throw LimitedStream.tooLarge(maxBytes);
        }
        request.setEntityStream(new LimitedStream(decoded(request), maxBytes));
    }

    private static void checkAccepted(ContainerRequestContext request) {
        if (request.getHeaderString(HttpHeaders.ACCEPT) != null
                && ApiMediaType.answer(request).isEmpty()) {
            throw refused("Accept", request.getHeaderString(HttpHeaders.ACCEPT));
        }
    }

    private static void checkContentType(ContainerRequestContext request) {
        String given = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        boolean body = request.getLength() > 0 || request.getHeaderString("Transfer-Encoding") != null;
        if (given == null) {
            if (body) {
                throw refused("Content-Type", "");
            }
            return;
        }
        MediaType type = ApiMediaType.parse(given);
        if (body && !ApiMediaType.isOurs(type) || !ApiMediaType.isPlain(type)) {
            throw refused("Content-Type", given);
        }
    }

    private InputStream decoded(ContainerRequestContext request) {
        String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return request.getEntityStream();
        }
        if (!encoding.toLowerCase(Locale.ROOT).equals("gzip")) {
            throw ApiException.illegalArgument("Content-Encoding [" + encoding + "] is not supported, [gzip] is");
        }
        return new GzipBody(request.getEntityStream());
    }

    private static ApiException refused(String header, String value) {
        return new ApiException(
                NOT_ACCEPTABLE,
                "media_type_header_exception",
                header + " header [" + value + "] is not supported: it must be application/json,"
                        + " application/x-ndjson, or application/vnd.elasticsearch+json;compatible-with=8 or 9");
    }
}
