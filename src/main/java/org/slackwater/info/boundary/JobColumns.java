package org.slackwater.info.boundary;

import static org.slackwater.http.entity.CatColumn.of;
import static org.slackwater.http.entity.CatValue.NOTHING;
import static org.slackwater.http.entity.CatValue.bytes;
import static org.slackwater.http.entity.CatValue.count;
import static org.slackwater.http.entity.CatValue.millis;
import static org.slackwater.http.entity.CatValue.moment;
import static org.slackwater.http.entity.CatValue.nanos;
import static org.slackwater.http.entity.CatValue.text;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.CatColumn;
import org.slackwater.http.entity.CatValue;
import org.slackwater.http.entity.TimeValue;
import org.slackwater.jobs.control.JobStatistics.Counts;
import org.slackwater.jobs.control.JobStatistics.JobStats;
import org.slackwater.jobs.control.JobStatistics.Size;
import org.slackwater.jobs.control.JobStatistics.Timing;
import org.slackwater.jobs.entity.MemoryLimit;
import org.slackwater.tasks.control.Nodes.NodeView;

/** The columns of the table of jobs: its statistics, one by one. */
final class JobColumns {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private static final List<CatColumn<JobStats>> JOB = List.of(
            of("id", "the job", (JobStats job) -> text(job.jobId())).usual(),
            of("state", "the state of the job", (JobStats job) -> text(job.state()), "s")
                    .usual(),
            of("opened_time", "for how long the job has been open", JobColumns::openTime, "ot"),
            of(
                    "assignment_explanation",
                    "why the job runs nowhere",
                    (JobStats job) -> text(job.assignmentExplanation()),
                    "ae"));

    private static final List<CatColumn<JobStats>> DATA = List.of(
            data("processed_records", "dpr", "records analysed", counts -> count(counts.processedRecordCount()))
                    .usual(),
            data("processed_fields", "dpf", "fields analysed", counts -> count(counts.processedFieldCount())),
            data("input_bytes", "dib", "size of the input", counts -> bytes(counts.inputBytes())),
            data("input_records", "dir", "records given", counts -> count(counts.inputRecordCount())),
            data("input_fields", "dif", "fields given", counts -> count(counts.inputFieldCount())),
            data(
                    "invalid_dates",
                    "did",
                    "records whose time could not be read",
                    counts -> count(counts.invalidDateCount())),
            data("missing_fields", "dmf", "fields that were not there", counts -> count(counts.missingFieldCount())),
            data(
                    "out_of_order_timestamps",
                    "doot",
                    "records that came too late",
                    counts -> count(counts.outOfOrderTimestampCount())),
            data("empty_buckets", "deb", "buckets without a record", counts -> count(counts.emptyBucketCount())),
            data("sparse_buckets", "dsb", "buckets with few records", counts -> count(counts.sparseBucketCount())),
            data("buckets", "db", "buckets", counts -> count(counts.bucketCount())),
            data(
                    "earliest_record",
                    "der",
                    "time of the earliest record",
                    counts -> moment(counts.earliestRecordTimestamp())),
            data("latest_record", "dlr", "time of the latest record", counts -> moment(counts.latestRecordTimestamp())),
            data("last", "dl", "when records came last", counts -> moment(counts.lastDataTime())),
            data(
                    "last_empty_bucket",
                    "dleb",
                    "the last bucket without a record",
                    counts -> moment(counts.latestEmptyBucketTimestamp())),
            data(
                    "last_sparse_bucket",
                    "dlsb",
                    "the last bucket with few records",
                    counts -> moment(counts.latestSparseBucketTimestamp())));

    private static final List<CatColumn<JobStats>> MODEL = List.of(
            model("bytes", "mb", "size of the models", size -> bytes(size.modelBytes()))
                    .usual(),
            model("memory_status", "mms", "whether the models keep to their limit", size -> text(size.memoryStatus()))
                    .usual(),
            model(
                    "bytes_exceeded",
                    "mbe",
                    "by how much the models exceed their limit",
                    size -> bytes(size.modelBytesExceeded())),
            model(
                    "memory_limit",
                    "mml",
                    "limit of the models",
                    size -> bytes(
                            MemoryLimit.parse(size.modelBytesMemoryLimit()).bytes())),
            model("by_fields", "mbf", "values of by fields", size -> count(size.totalByFieldCount())),
            model("over_fields", "mof", "values of over fields", size -> count(size.totalOverFieldCount())),
            model(
                    "partition_fields",
                    "mpf",
                    "values of partition fields",
                    size -> count(size.totalPartitionFieldCount())),
            model(
                    "bucket_allocation_failures",
                    "mbaf",
                    "buckets for which memory did not suffice",
                    size -> count(size.bucketAllocationFailuresCount())),
            model(
                    "categorization_status",
                    "mcs",
                    "how well messages fall into categories",
                    size -> text(size.categorizationStatus())),
            model(
                    "categorized_doc_count",
                    "mcdc",
                    "messages put into categories",
                    size -> count(size.categorizedDocCount())),
            model("total_category_count", "mtcc", "categories", size -> count(size.totalCategoryCount())),
            model(
                    "frequent_category_count",
                    "mfcc",
                    "categories that are frequent",
                    size -> count(size.frequentCategoryCount())),
            model("rare_category_count", "mrcc", "categories that are rare", size -> count(size.rareCategoryCount())),
            model(
                    "dead_category_count",
                    "mdcc",
                    "categories that others have replaced",
                    size -> count(size.deadCategoryCount())),
            of(
                    "model.failed_category_count",
                    "categories that could not be kept",
                    (JobStats job) -> count(job.modelSizeStats().failedCategoryCount())),
            model("log_time", "mlt", "when the models were measured", size -> moment(known(size.logTime()))),
            model("timestamp", "mt", "the last bucket of the models", size -> moment(size.timestamp())));

    private static final List<CatColumn<JobStats>> FORECASTS = List.of(
            of(
                            "forecasts.total",
                            "forecasts",
                            (JobStats job) -> count(job.forecastsStats().total()),
                            "ft")
                    .usual(),
            forecasts("memory.min", "fmmin", "least memory of a forecast"),
            forecasts("memory.max", "fmmax", "most memory of a forecast"),
            forecasts("memory.avg", "fmavg", "average memory of forecasts"),
            forecasts("memory.total", "fmt", "memory of all forecasts"),
            forecasts("records.min", "frmin", "least records of a forecast"),
            forecasts("records.max", "frmax", "most records of a forecast"),
            forecasts("records.avg", "fravg", "average records of forecasts"),
            forecasts("records.total", "frt", "records of all forecasts"),
            forecasts("time.min", "ftmin", "least time that a forecast took"),
            forecasts("time.max", "ftmax", "most time that a forecast took"),
            forecasts("time.avg", "ftavg", "average time that forecasts took"),
            forecasts("time.total", "ftt", "time that all forecasts took"));

    private static final List<CatColumn<JobStats>> NODE = List.of(
            node("id", "ni", "id of the node that runs the job", NodeView::id),
            node("name", "nn", "name of the node that runs the job", NodeView::name),
            node("ephemeral_id", "ne", "id of the process that runs the job", NodeView::ephemeralId),
            node("address", "na", "address of the node that runs the job", NodeView::transportAddress));

    private static final List<CatColumn<JobStats>> BUCKETS = List.of(
            buckets("count", "bc", "buckets", timing -> count(timing.bucketCount()))
                    .usual(),
            buckets(
                    "time.total",
                    "btt",
                    "time that all buckets took",
                    timing -> millis(timing.totalBucketProcessingTimeMs())),
            buckets(
                    "time.min",
                    "btmin",
                    "least time that a bucket took",
                    timing -> millis(timing.minimumBucketProcessingTimeMs())),
            buckets(
                    "time.max",
                    "btmax",
                    "most time that a bucket took",
                    timing -> millis(timing.maximumBucketProcessingTimeMs())),
            buckets(
                    "time.exp_avg",
                    "btea",
                    "average time of the latest buckets",
                    timing -> millis(timing.exponentialAverageBucketProcessingTimeMs())),
            buckets(
                    "time.exp_avg_hour",
                    "bteah",
                    "the same for an hour of data",
                    timing -> millis(timing.exponentialAverageBucketProcessingTimePerHourMs())));

    static final List<CatColumn<JobStats>> ALL = Stream.of(JOB, DATA, MODEL, FORECASTS, NODE, BUCKETS)
            .flatMap(List::stream)
            .toList();

    private JobColumns() {}

    private static CatColumn<JobStats> data(
            String name, String alias, String description, Function<Counts, CatValue> value) {
        return of("data." + name, description, job -> value.apply(job.dataCounts()), alias);
    }

    private static CatColumn<JobStats> model(
            String name, String alias, String description, Function<Size, CatValue> value) {
        return of("model." + name, description, job -> value.apply(job.modelSizeStats()), alias);
    }

    /** Nothing, as long as there are no forecasts. */
    private static CatColumn<JobStats> forecasts(String name, String alias, String description) {
        return of("forecasts." + name, description, job -> NOTHING, alias);
    }

    private static CatColumn<JobStats> node(
            String name, String alias, String description, Function<NodeView, String> value) {
        return of(
                "node." + name,
                description,
                job -> job.node() == null ? NOTHING : text(value.apply(job.node())),
                alias);
    }

    private static CatColumn<JobStats> buckets(
            String name, String alias, String description, Function<Timing, CatValue> value) {
        return of("buckets." + name, description, job -> value.apply(job.timingStats()), alias);
    }

    private static CatValue openTime(JobStats job) {
        return job.openTime() == null
                ? NOTHING
                : nanos(TimeValue.parse(job.openTime(), "open_time").millis() * NANOS_PER_MILLI);
    }

    /** Zero says that it has never been. */
    private static @Nullable Long known(long time) {
        return time == 0 ? null : time;
    }
}
