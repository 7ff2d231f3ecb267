package org.slackwater.info.control;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slackwater.http.entity.ApiException;

/** The id of a task in lists: {@code <id of the node>:<number>}. */
record TaskNumber(String node, long number) {
    private static final Pattern FORM = Pattern.compile("([^:]+):(\\d{1,18})");

    /** @throws ApiException 400 when it is none */
    static TaskNumber parse(String id) {
        Matcher form = FORM.matcher(id);
        if (!form.matches()) {
            throw ApiException.illegalArgument("malformed task id [" + id + "]: [node:number] is needed");
        }
        return new TaskNumber(form.group(1), Long.parseLong(form.group(2)));
    }
}
