package org.slackwater.results.control;

import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.Page;

/**
 * What is asked of the results of one kind of one job.
 *
 * @param start inclusive, epoch milliseconds
 * @param end exclusive
 * @param score the least score wanted
 * @param sort a field's name in the API, or null for the kind's own order
 * @param desc or null for the kind's own direction
 */
public record ResultsQuery(
        @Nullable Long start,
        @Nullable Long end,
        double score,
        boolean excludeInterim,
        @Nullable String sort,
        @Nullable Boolean desc,
        Page page) {
    /** So deep may one page into a list of results. */
    public static final int DEEPEST = 10_000;

    public ResultsQuery {
        requireWithin(page);
    }

    /** @throws ApiException 400 when the page reaches beyond {@link #DEEPEST} */
    public static void requireWithin(Page page) {
        if ((long) page.from() + page.size() > DEEPEST) {
            throw ApiException.illegalArgument("The sum of parameters [from] and [size] cannot be higher than "
                    + DEEPEST + ", was [" + ((long) page.from() + page.size()) + "]");
        }
    }

    public static ResultsQuery all() {
        return new ResultsQuery(null, null, 0, false, null, null, Page.FIRST_HUNDRED);
    }
}
