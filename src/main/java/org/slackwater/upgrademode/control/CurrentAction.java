package org.slackwater.upgrademode.control;

import jakarta.enterprise.context.RequestScoped;

/** The API's name of what the current request does. */
@RequestScoped
public class CurrentAction {
    private String name = "unknown";

    /** Said by the interceptor of a request, or by what goes on behind its back. */
    public void is(String action) {
        name = action;
    }

    String name() {
        return name;
    }
}
