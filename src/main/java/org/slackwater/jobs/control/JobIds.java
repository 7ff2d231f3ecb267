package org.slackwater.jobs.control;

import java.util.regex.Pattern;
import org.slackwater.http.entity.ApiException;

/** The form of ids. */
public final class JobIds {
    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9_.-]{0,62}[a-z0-9])?");

    private JobIds() {}

    public static void check(String setting, String id) {
        if (!FORM.matcher(id).matches()) {
            throw ApiException.illegalArgument("Invalid " + setting + "; '" + id
                    + "' can contain lowercase alphanumeric (a-z and 0-9), hyphens, underscores or dots, must start"
                    + " and end with alphanumeric, and be at most 64 characters long");
        }
    }
}
