package org.slackwater.datafeeds.control;

import jakarta.json.JsonObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slackwater.datafeeds.entity.DatafeedConfig;
import org.slackwater.datafeeds.entity.DatafeedConfig.ChunkingConfig;
import org.slackwater.datafeeds.entity.DatafeedConfig.DelayedDataCheckConfig;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.TimeValue;
import org.slackwater.jobs.control.JobDefinition;
import org.slackwater.sources.control.AggregationParser;
import org.slackwater.sources.control.QueryParser;
import org.slackwater.sources.entity.Aggregation;

/** The rules for what a request says of a datafeed. Each refusal names the setting. */
final class DatafeedValidation {
    private static final long SECOND = 1000;
    private static final long DAY = 86_400 * SECOND;
    private static final long MOST_BUCKETS_CHECKED = 10_000;

    private DatafeedValidation() {}

    static void check(DatafeedConfig config, JobDefinition job) {
        long bucketSpan = job.spec().bucketSpanMillis();
        var unused = Indices.of(config);
        if (config.query() != null) {
            var understood = QueryParser.parse(config.query());
        }
        refuse("script_fields", config.scriptFields() != null);
        refuse("runtime_mappings", config.runtimeMappings() != null);
        atLeast("query_delay", config.queryDelay(), 0);
        checkFrequency(config.frequency());
        if (config.aggregations() != null && config.aggs() != null) {
            throw ApiException.illegalArgument("[aggregations] and [aggs] are the same, give one");
        }
        JsonObject aggregations = config.aggs() == null ? config.aggregations() : config.aggs();
        if (aggregations != null) {
            check(AggregationParser.parse(aggregations), config, job);
        }
        Integer scroll = config.scrollSize();
        if (scroll != null && scroll < 1) {
            throw ApiException.illegalArgument("[scroll_size] [" + scroll + "] must be at least 1");
        }
        Integer searches = config.maxEmptySearches();
        if (searches != null && (searches < -1 || searches == 0)) {
            throw ApiException.illegalArgument("[max_empty_searches] [" + searches + "] must be at least 1, or -1");
        }
        ChunkingConfig chunking = config.chunkingConfig();
        if (chunking != null) {
            check(chunking);
        }
        DelayedDataCheckConfig delayed = config.delayedDataCheckConfig();
        if (delayed != null) {
            check(delayed, bucketSpan);
        }
    }

    private static void check(Aggregation aggregation, DatafeedConfig config, JobDefinition job) {
        long interval = aggregation.intervalMillis();
        long bucketSpan = job.spec().bucketSpanMillis();
        if (job.spec().summaryCountField() == null) {
            throw ApiException.illegalArgument("A job configured with a datafeed with aggregations must set "
                    + "summary_count_field_name; use doc_count or suitable alternative");
        }
        if (!aggregation.timeField().equals(job.timeField())) {
            throw ApiException.illegalArgument("[aggregations] go by the time field [" + aggregation.timeField()
                    + "], the job by [" + job.timeField() + "]");
        }
        if (bucketSpan % interval != 0) {
            throw ApiException.illegalArgument("Aggregation interval [" + interval
                    + "ms] must be a divisor of the bucket_span [" + bucketSpan + "ms]");
        }
        String frequency = config.frequency();
        if (frequency != null && TimeValue.parse(frequency, "frequency").millis() % interval != 0) {
            throw ApiException.illegalArgument("Datafeed frequency [" + frequency
                    + "] must be a multiple of the aggregation interval [" + interval + "ms]");
        }
    }

    private static void checkFrequency(@Nullable String frequency) {
        long millis = atLeast("frequency", frequency, SECOND);
        if (frequency != null && millis % SECOND != 0) {
            throw ApiException.illegalArgument("[frequency] [" + frequency + "] must be whole seconds");
        }
    }

    private static void check(ChunkingConfig chunking) {
        String mode = chunking.mode();
        if (mode == null || !Set.of("auto", "manual", "off").contains(mode)) {
            throw ApiException.illegalArgument(
                    "[chunking_config] needs a [mode] of [auto, manual, off], not [" + mode + "]");
        }
        boolean manual = mode.equals("manual");
        if (manual != (chunking.timeSpan() != null)) {
            throw ApiException.illegalArgument("[time_span] of [chunking_config] "
                    + (manual ? "must be set when the mode is [manual]" : "goes with the mode [manual] only"));
        }
        atLeast("time_span", chunking.timeSpan(), 1);
    }

    private static void check(DelayedDataCheckConfig delayed, long bucketSpan) {
        if (delayed.enabled() == null) {
            throw ApiException.illegalArgument("[delayed_data_check_config] needs [enabled]");
        }
        String window = delayed.checkWindow();
        if (window == null) {
            return;
        }
        long millis = atLeast("check_window", window, 1);
        if (millis > DAY || millis < bucketSpan || millis / bucketSpan > MOST_BUCKETS_CHECKED) {
            throw ApiException.illegalArgument("[check_window] [" + window + "] of [delayed_data_check_config] must be"
                    + " at least the bucket span of [" + bucketSpan / SECOND + "s], at most [" + MOST_BUCKETS_CHECKED
                    + "] of them, and at most a day");
        }
    }

    private static long atLeast(String setting, @Nullable String value, long least) {
        if (value == null) {
            return least;
        }
        long millis = TimeValue.parse(value, setting).millis();
        if (millis < least) {
            throw ApiException.illegalArgument("[" + setting + "] [" + value + "] must be "
                    + (least == 0 ? "0 or more" : "at least " + least + "ms"));
        }
        return millis;
    }

    private static void refuse(String setting, boolean given) {
        if (given) {
            throw ApiException.illegalArgument("[" + setting + "] is not supported: what is read is a table or a view,"
                    + " so compute in a view of the database");
        }
    }
}
