package org.slackwater.snapshots.boundary;

import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.control.BodyFirst;
import org.slackwater.http.control.Dates;
import org.slackwater.http.control.Numbers;
import org.slackwater.http.entity.Flag;
import org.slackwater.snapshots.boundary.ModelSnapshotsResource.Body;
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
        return new SnapshotQuery(
                ids,
                date(BodyFirst.of(body.start(), start), "start", clock),
                date(BodyFirst.of(body.end(), end), "end", clock),
                BodyFirst.of(body.sort(), sort),
                Flag.or(body.desc(), descending, true),
                BodyFirst.page(body.page(), Numbers.wholeOrNull(from, "from"), Numbers.wholeOrNull(size, "size")));
    }

    private static @Nullable Long date(@Nullable String text, String name, Clock clock) {
        return text == null ? null : Dates.parse(text, name, clock);
    }
}
