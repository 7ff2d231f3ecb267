package org.slackwater.results.boundary;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.control.Numbers;
import org.slackwater.http.entity.Flag;

/**
 * The parameters that all lists of results have. As texts: a value that does not parse while the server fills a bean
 * would put pages of stack traces into its log.
 */
public class ListQuery {
    @QueryParam("desc")
    @Nullable
    String desc;

    @QueryParam("start")
    @Nullable
    String start;

    @QueryParam("end")
    @Nullable
    String end;

    @QueryParam("exclude_interim")
    @Nullable
    String excludeInterim;

    @QueryParam("from")
    @Nullable
    String from;

    @QueryParam("size")
    @Nullable
    String size;

    @QueryParam("sort")
    @Nullable
    String sort;

    @Nullable
    Flag desc() {
        return flag(desc, "desc");
    }

    @Nullable
    Flag excludeInterim() {
        return flag(excludeInterim, "exclude_interim");
    }

    @Nullable
    Integer from() {
        return Numbers.wholeOrNull(from, "from");
    }

    @Nullable
    Integer size() {
        return Numbers.wholeOrNull(size, "size");
    }

    private static @Nullable Flag flag(@Nullable String text, String name) {
        return text == null ? null : Flag.parse(text, name);
    }
}
