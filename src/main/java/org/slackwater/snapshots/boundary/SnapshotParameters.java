package org.slackwater.snapshots.boundary;

import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.control.Dates;
import org.slackwater.http.control.Numbers;
import org.slackwater.http.entity.Flag;
import org.slackwater.http.entity.Page;
import org.slackwater.snapshots.boundary.ModelSnapshotsResource.Body;
import org.slackwater.snapshots.boundary.ModelSnapshotsResource.PageBody;
import org.slackwater.snapshots.control.SnapshotQuery;

/**
 * The parameters of lists of snapshots; what stands in the body wins. As texts: a value that does not parse while the
 * server fills a bean would put pages of stack traces into its log.
 */
public class SnapshotParameters {
    @QueryParam("desc")
    @Nullable
    String desc;

    @QueryParam("start")
    @Nullable
    String start;

    @QueryParam("end")
    @Nullable
    String end;

    @QueryParam("from")
    @Nullable
    String from;

    @QueryParam("size")
    @Nullable
    String size;

    @QueryParam("sort")
    @Nullable
    String sort;

    /** The newest first, unless the request says otherwise. */
    SnapshotQuery query(String ids, Body body, Clock clock) {
        Flag descending = desc == null ? null : Flag.parse(desc, "desc");
        PageBody page = Objects.requireNonNullElseGet(body.page(), () -> new PageBody(null, null));
        return new SnapshotQuery(
                ids,
                date(first(body.start(), start), "start", clock),
                date(first(body.end(), end), "end", clock),
                first(body.sort(), sort),
                Flag.or(body.desc(), descending, true),
                new Page(
                        or(first(page.from(), Numbers.wholeOrNull(from, "from")), Page.FIRST_HUNDRED.from()),
                        or(first(page.size(), Numbers.wholeOrNull(size, "size")), Page.FIRST_HUNDRED.size())));
    }

    private static <T> @Nullable T first(@Nullable T inBody, @Nullable T parameter) {
        return inBody == null ? parameter : inBody;
    }

    private static int or(@Nullable Integer given, int otherwise) {
        return given == null ? otherwise : given;
    }

    private static @Nullable Long date(@Nullable String text, String name, Clock clock) {
        return text == null ? null : Dates.parse(text, name, clock);
    }
}
