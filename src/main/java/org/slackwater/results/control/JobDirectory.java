package org.slackwater.results.control;

import java.util.List;

/** Which jobs there are; results know of them no more. */
public interface JobDirectory {
    /** @throws org.slackwater.http.entity.ApiException 404 when there is no such job */
    void require(String jobId);

    /** The ids that an expression of ids, groups and wildcards stands for, sorted. */
    List<String> resolve(String expression, boolean allowNoMatch);
}
