package org.slackwater.http.boundary;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import org.slackwater.http.entity.CatTable;

/** What every answer carries: the header without which the official clients refuse to work, and its media type. */
@Provider
public class AnswerConventions implements ContainerResponseFilter {
    static final String PRODUCT = "X-Elastic-Product";
    private static final String OPAQUE_ID = "X-Opaque-Id";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        answer.getHeaders().putSingle(PRODUCT, "Elasticsearch");
        String opaque = request.getHeaderString(OPAQUE_ID);
        if (opaque != null && opaque.matches("[\\x20-\\x7e]{1,256}")) {
            answer.getHeaders().putSingle(OPAQUE_ID, opaque);
        }
        if (!answer.hasEntity()) {
            return;
        }
        if (answer.getEntity() instanceof CatTable table && !asJson(request)) {
            answer.setEntity(new CatText(table));
            answer.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"));
            return;
        }
        if (answer.getEntity() instanceof CatTable table) {
            answer.setEntity(table.asMaps());
        }
        answer.getHeaders()
                .putSingle(
                        HttpHeaders.CONTENT_TYPE, ApiMediaType.answer(request).orElse(MediaType.APPLICATION_JSON_TYPE));
    }

    private static boolean asJson(ContainerRequestContext request) {
        String format = request.getUriInfo().getQueryParameters().getFirst("format");
        return format == null ? ApiMediaType.namesJson(request) : format.endsWith("json");
    }
}
