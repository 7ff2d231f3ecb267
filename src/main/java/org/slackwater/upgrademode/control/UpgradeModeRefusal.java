package org.slackwater.upgrademode.control;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import org.slackwater.http.entity.ApiException;

/**
 * Turns a request away early while upgrade mode is on. What races with the setting gets past here and is stopped by
 * {@link UpgradeGate} inside its transaction.
 */
@Interceptor
@RefusedInUpgradeMode
@Priority(Interceptor.Priority.APPLICATION + 100)
public class UpgradeModeRefusal implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Setting setting;

    @Inject
    transient CurrentAction action;

    @AroundInvoke
    Object refuse(InvocationContext invocation) throws Exception {
        Action name = invocation.getMethod().getAnnotation(Action.class);
        if (name != null) {
            action.is(name.value());
        }
        if (setting.current().phase().on()) {
            throw refusal(action.name());
        }
        return invocation.proceed();
    }

    static ApiException refusal(String action) {
        return ApiException.tooManyRequests("Cannot perform " + action + " action while upgrade mode is enabled");
    }
}
