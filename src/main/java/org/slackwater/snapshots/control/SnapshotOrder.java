package org.slackwater.snapshots.control;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeSet;
import org.slackwater.http.entity.ApiException;

/** By what lists of snapshots are sorted: the API's names of fields. */
final class SnapshotOrder {
    static final String DEFAULT = "timestamp";

    private static final Map<String, Comparator<SnapshotView>> BY = Map.of(
            DEFAULT,
            comparing(SnapshotView::timestamp),
            "snapshot_id",
            comparing(SnapshotView::snapshotId),
            "description",
            comparing(SnapshotView::description),
            "min_version",
            comparing(SnapshotView::minVersion),
            "snapshot_doc_count",
            comparing(SnapshotView::snapshotDocCount),
            "retain",
            comparing(SnapshotView::retain),
            "latest_record_time_stamp",
            comparing(SnapshotView::latestRecordTimeStamp, nullsFirst(naturalOrder())),
            "latest_result_time_stamp",
            comparing(SnapshotView::latestResultTimeStamp, nullsFirst(naturalOrder())));

    private SnapshotOrder() {}

    /** Total, so that pages neither overlap nor leave gaps. */
    static Comparator<SnapshotView> by(String field, boolean descending) {
        Comparator<SnapshotView> order = BY.get(field);
        if (order == null) {
            throw ApiException.illegalArgument(
                    "cannot sort by [" + field + "]: fields to sort by are " + new TreeSet<>(BY.keySet()));
        }
        Comparator<SnapshotView> total = order.thenComparing(SnapshotView::timestamp);
        return descending ? total.reversed() : total;
    }
}
