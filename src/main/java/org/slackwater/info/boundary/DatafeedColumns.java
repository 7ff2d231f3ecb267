package org.slackwater.info.boundary;

import static org.slackwater.http.entity.CatColumn.of;
import static org.slackwater.http.entity.CatValue.NOTHING;
import static org.slackwater.http.entity.CatValue.count;
import static org.slackwater.http.entity.CatValue.millis;
import static org.slackwater.http.entity.CatValue.text;

import java.util.List;
import java.util.function.Function;
import org.slackwater.datafeeds.control.DatafeedStatistics.DatafeedStats;
import org.slackwater.http.entity.CatColumn;
import org.slackwater.tasks.control.Nodes.NodeView;

/** The columns of the table of datafeeds: its statistics, one by one. */
final class DatafeedColumns {
    static final List<CatColumn<DatafeedStats>> ALL = List.of(
            of("id", "the datafeed", (DatafeedStats feed) -> text(feed.datafeedId()))
                    .usual(),
            of("state", "the state of the datafeed", (DatafeedStats feed) -> text(feed.state()), "s")
                    .usual(),
            of(
                    "assignment_explanation",
                    "why the datafeed runs nowhere",
                    (DatafeedStats feed) -> text(feed.assignmentExplanation()),
                    "ae"),
            of(
                            "buckets.count",
                            "buckets of its job",
                            (DatafeedStats feed) -> count(feed.timingStats().bucketCount()),
                            "bc")
                    .usual(),
            of(
                            "search.count",
                            "searches",
                            (DatafeedStats feed) -> count(feed.timingStats().searchCount()),
                            "sc")
                    .usual(),
            of(
                    "search.time",
                    "time that all searches took",
                    (DatafeedStats feed) -> millis(feed.timingStats().totalSearchTimeMs()),
                    "st"),
            of(
                    "search.bucket_avg",
                    "average time of searches for a bucket",
                    (DatafeedStats feed) -> millis(feed.timingStats().averageSearchTimePerBucketMs()),
                    "sba"),
            of(
                    "search.exp_avg_hour",
                    "average time of the latest searches for an hour of data",
                    (DatafeedStats feed) -> millis(feed.timingStats().exponentialAverageSearchTimePerHourMs()),
                    "seah"),
            node("id", "ni", "id of the node that runs the datafeed", NodeView::id),
            node("name", "nn", "name of the node that runs the datafeed", NodeView::name),
            node("ephemeral_id", "ne", "id of the process that runs the datafeed", NodeView::ephemeralId),
            node("address", "na", "address of the node that runs the datafeed", NodeView::transportAddress));

    private DatafeedColumns() {}

    private static CatColumn<DatafeedStats> node(
            String name, String alias, String description, Function<NodeView, String> value) {
        return of(
                "node." + name,
                description,
                feed -> feed.node() == null ? NOTHING : text(value.apply(feed.node())),
                alias);
    }
}
