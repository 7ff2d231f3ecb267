package org.slackwater.jobs.boundary;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.reflect.Parameter;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slackwater.http.control.Relay;
import org.slackwater.http.entity.Verbatim;
import org.slackwater.jobs.control.JobRoute;
import org.slackwater.jobs.control.WhereTheJobRuns;

/**
 * Passes a request on to the node that runs the job, as the caller sent it and with the caller's credentials: that node
 * authenticates for itself. Comes after the guard and upgrade mode's refusal; what was passed on to this node stays here.
 */
@Interceptor
@WhereTheJobRuns
@Priority(Interceptor.Priority.APPLICATION + 200)
public class Forwarding implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The body is passed on as it was decoded here, so that its encoding stays behind. */
    private static final List<String> HEADERS = List.of("Authorization", "Content-Type", "Accept", "X-Opaque-Id");

    private static final String LEGAL = "[\\x20-\\x7e]+";

    @Inject
    transient HttpServletRequest request;

    @Inject
    transient JobRoute route;

    @Inject
    transient Relay relay;

    @AroundInvoke
    Object forward(InvocationContext invocation) throws Exception {
        if (request.getHeader(Relay.FORWARDED) != null) {
            return invocation.proceed();
        }
        Object[] parameters = invocation.getParameters();
        int bodyAt = bodyAt(invocation);
        byte[] body = ((InputStream) parameters[bodyAt]).readAllBytes();
        return route.answer(
                jobId(invocation),
                () -> {
                    parameters[bodyAt] = new ByteArrayInputStream(body);
                    invocation.setParameters(parameters);
                    return invocation.proceed();
                },
                (address, worthwhile) -> answer(relay.send(address, copy(body), worthwhile)));
    }

    private static Response answer(Relay.Answer answer) {
        return Response.status(answer.status())
                .entity(new Verbatim(answer.text()))
                .build();
    }

    private Relay.Request copy(byte[] body) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String query = request.getQueryString();
        Map<String, String> headers = new HashMap<>();
        for (String name : HEADERS) {
            String value = String.join(", ", Collections.list(request.getHeaders(name)));
            if (value.matches(LEGAL)) {
                headers.put(name, value);
            }
        }
        return new Relay.Request(request.getMethod(), query == null ? path : path + "?" + query, headers, body);
    }

    private static String jobId(InvocationContext invocation) {
        Parameter[] parameters = invocation.getMethod().getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].isAnnotationPresent(PathParam.class)) {
                return String.valueOf(invocation.getParameters()[i]);
            }
        }
        throw new IllegalStateException("no job in the path of " + invocation.getMethod());
    }

    private static int bodyAt(InvocationContext invocation) {
        int at = List.of(invocation.getMethod().getParameterTypes()).indexOf(InputStream.class);
        if (at < 0) {
            throw new IllegalStateException("no body is read by " + invocation.getMethod());
        }
        return at;
    }
}
