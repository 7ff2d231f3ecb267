package org.slackwater.security.control;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.security.enterprise.SecurityContext;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;

/**
 * Lets a call through only when the caller has the privilege that the bean asks for. Of our own because the server does
 * not enforce {@code @RolesAllowed} on plain CDI beans. Comes before everything else: who may not call learns nothing.
 */
@Interceptor
@Requires
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class Guard implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    transient SecurityContext security;

    @AroundInvoke
    Object check(InvocationContext invocation) throws Exception {
        Privilege needed = needed(invocation);
        Principal caller = security.getCallerPrincipal();
        if (caller == null) {
            throw new ApiException(
                    401,
                    "security_exception",
                    "missing authentication credentials for [" + name(invocation.getMethod()) + "]");
        }
        if (!needed.heldBy(security::isCallerInRole)) {
            throw new ApiException(
                    403,
                    "security_exception",
                    "action [" + name(invocation.getMethod()) + "] is unauthorized for user [" + caller.getName()
                            + "], this action is granted by the privilege [" + needed.role() + "]");
        }
        return invocation.proceed();
    }

    private static Privilege needed(InvocationContext invocation) {
        Requires onMethod = invocation.getMethod().getAnnotation(Requires.class);
        return onMethod != null
                ? onMethod.value()
                : onClass(invocation.getMethod().getDeclaringClass());
    }

    /** The strictest one where nothing says otherwise. */
    private static Privilege onClass(@Nullable Class<?> type) {
        Requires onClass = type == null ? null : type.getAnnotation(Requires.class);
        return onClass != null ? onClass.value() : Privilege.MANAGE;
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
