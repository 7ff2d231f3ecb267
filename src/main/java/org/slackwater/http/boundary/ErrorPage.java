package org.slackwater.http.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.control.Relay;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.UntakenException;

/** What the container refuses before the API sees it is refused in the API's words, not by a page of HTML. */
@WebServlet(name = "errors", urlPatterns = ErrorPage.PATH)
public class ErrorPage extends HttpServlet {
    /** As in web.xml. */
    static final String PATH = "/_slackwater/error";

    private static final long serialVersionUID = 1L;
    private static final int UNAVAILABLE = 503;

    @Inject
    transient Bodies json;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean called = request.getDispatcherType() != DispatcherType.ERROR;
        Object servlet = request.getAttribute(RequestDispatcher.ERROR_SERVLET_NAME);
        int status = called ? 400 : told(response.getStatus(), servlet);
        boolean starting = !called && status != response.getStatus();
        response.setStatus(status);
        response.setHeader(AnswerConventions.PRODUCT, "Elasticsearch");
        if (starting) {
            response.setHeader(Relay.UNTAKEN, "true");
        }
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        Record body = starting ? ErrorBody.of(new UntakenException("the server is starting")) : body(request, status);
        response.getOutputStream().write(json.write(body).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * All paths are the API's: who asks while a server is starting may meet the container's own servlet in its place, which
     * knows none of them.
     *
     * @param servlet name of the one that would have answered
     */
    static int told(int status, @Nullable Object servlet) {
        return status == 404 && !Api.class.getName().equals(servlet) ? UNAVAILABLE : status;
    }

    private static Record body(HttpServletRequest request, int status) {
        Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = uri == null ? request.getRequestURI() : uri.toString();
        if (status == 400 && uri == null || status == 404) {
            return new ErrorBody.Plain(
                    "no handler found for uri [" + path + "] and method [" + request.getMethod() + "]", null);
        }
        return ErrorBody.of(
                status >= 500
                        ? new ApiException(status, "internal_error_exception", "internal error")
                        : new ApiException(status, "status_exception", "the request is malformed"));
    }
}
