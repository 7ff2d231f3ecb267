package org.slackwater.http.boundary;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Answers {@code /openapi} with the description of the API as the build made it. A filter, so that it comes before the
 * server's own, which adds to the same file what OpenAPI does not know, and so makes it invalid.
 */
@WebFilter({"/openapi", "/openapi/"})
public class DescriptionFile extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!request.getMethod().equals("GET")) {
            chain.doFilter(request, response);
            return;
        }
        try (InputStream file =
                Objects.requireNonNull(DescriptionFile.class.getResourceAsStream("/META-INF/openapi.json"))) {
            response.setContentType(MediaType.APPLICATION_JSON);
            file.transferTo(response.getOutputStream());
        }
    }
}
