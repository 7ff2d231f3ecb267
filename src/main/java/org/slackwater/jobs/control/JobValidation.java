package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.TimeValue;
import org.slackwater.jobs.entity.AnalysisConfig;
import org.slackwater.jobs.entity.DataDescription;
import org.slackwater.jobs.entity.Detector;
import org.slackwater.jobs.entity.JobConfig;

/** The rules for a complete configuration. Each refusal names the setting. */
@ApplicationScoped
public class JobValidation {
    private static final long SECOND = 1000;
    private static final long HOUR = 3600 * SECOND;
    private static final long DAY = 24 * HOUR;
    private static final long MOST_EXAMPLES = 100;

    @Inject
    JobSettings settings;

    public void check(JobConfig config) {
        checkAnalysis(config.analysisConfig(), config.dataDescription().timeField());
        checkData(config.dataDescription());
        checkLimits(config);
        checkRetention(config);
        config.groupNames().forEach(group -> checkGroup(config.jobId(), group));
        if (config.resultsIndexName().isBlank()) {
            throw ApiException.illegalArgument("[results_index_name] must not be empty");
        }
    }

    private static void checkGroup(String jobId, String group) {
        JobIds.check("groups", group);
        if (group.equals(jobId)) {
            throw ApiException.illegalArgument("job and group names must be unique: [" + group + "] is both");
        }
    }

    private static void checkAnalysis(AnalysisConfig analysis, String timeField) {
        long span = checkSpan(analysis.bucketSpan());
        wholeSeconds("latency", analysis.latency(), 0);
        long window = wholeSeconds("model_prune_window", analysis.modelPruneWindow(), SECOND);
        if (analysis.modelPruneWindow() != null && window < 2 * span) {
            throw ApiException.illegalArgument("[model_prune_window] [" + analysis.modelPruneWindow()
                    + "] must be at least two bucket spans of [" + analysis.bucketSpan() + "]");
        }
        if (analysis.detectors().isEmpty()) {
            throw ApiException.illegalArgument("[detectors] must not be empty");
        }
        analysis.detectors().forEach(detector -> checkDetector(detector, timeField));
        analysis.influencers().forEach(field -> {
            DetectorValidation.checkName("influencers", field);
            checkNotTime("influencers", field, timeField);
        });
        String summary = analysis.summaryCountFieldName();
        if (summary != null) {
            DetectorValidation.checkName("summary_count_field_name", summary);
            checkNotTime("summary_count_field_name", summary, timeField);
            analysis.detectors().forEach(detector -> DetectorValidation.checkSummaries(detector, summary));
        }
        checkMultivariate(analysis);
        CategorizationValidation.check(analysis);
        String message = analysis.categorizationFieldName();
        if (message != null) {
            checkNotTime("categorization_field_name", message, timeField);
        }
    }

    private static void checkMultivariate(AnalysisConfig analysis) {
        if (analysis.comparesSeries()
                && analysis.detectors().stream().allMatch(detector -> detector.byFieldName() == null)) {
            throw ApiException.illegalArgument(
                    "[multivariate_by_fields] is about [by_field_name], which no detector has");
        }
    }

    private static void checkDetector(Detector detector, String timeField) {
        DetectorValidation.check(detector);
        DetectorValidation.fields(detector).forEach((setting, field) -> checkNotTime(setting, field, timeField));
    }

    private static void checkNotTime(String setting, String field, String timeField) {
        if (field.equals(timeField)) {
            throw ApiException.illegalArgument("[" + setting + "] cannot be the time field [" + field + "]");
        }
    }

    private static long checkSpan(String bucketSpan) {
        long span = wholeSeconds("bucket_span", bucketSpan, SECOND);
        if (span > DAY && span % DAY != 0) {
            throw ApiException.illegalArgument(
                    "[bucket_span] [" + bucketSpan + "] is longer than a day but not a whole number of days");
        }
        return span;
    }

    private static long wholeSeconds(String setting, @Nullable String value, long least) {
        if (value == null) {
            return least;
        }
        TimeValue time = TimeValue.parse(value, setting);
        boolean fraction = value.endsWith("micros") || value.endsWith("nanos") || time.millis() % SECOND != 0;
        if (time.millis() < least || (fraction && time.millis() != 0)) {
            throw ApiException.illegalArgument("[" + setting + "] [" + value + "] must be whole seconds, "
                    + (least == 0 ? "not negative" : "at least " + least / SECOND));
        }
        return time.millis();
    }

    static void refuse(String setting, boolean given) {
        if (given) {
            throw ApiException.illegalArgument("[" + setting + "] is not supported");
        }
    }

    private static void checkData(DataDescription data) {
        DetectorValidation.checkName("time_field", data.timeField());
        String format = data.format();
        if (format != null && !Set.of("xcontent", "json").contains(format)) {
            throw ApiException.illegalArgument("[format] [" + format + "] is not supported: data is JSON");
        }
        refuse("field_delimiter", data.fieldDelimiter() != null);
        String pattern = data.timeFormat();
        if (pattern.equals("epoch") || pattern.equals("epoch_ms")) {
            return;
        }
        try {
            var unused = DateTimeFormatter.ofPattern(pattern);
        } catch (IllegalArgumentException e) {
            throw new ApiException(
                    400, "illegal_argument_exception", "Invalid time format [" + pattern + "] in [time_format]", e);
        }
    }

    private void checkLimits(JobConfig config) {
        settings.maximum()
                .filter(max -> config.memoryLimit().megabytes() > max.megabytes())
                .ifPresent(max -> {
                    throw ApiException.illegalArgument("[model_memory_limit] [" + config.memoryLimit()
                            + "] must not be more than the maximum of [" + max + "]");
                });
        long examples = config.analysisLimits().categorizationExamplesLimit();
        if (examples < 0 || examples > MOST_EXAMPLES) {
            throw ApiException.illegalArgument(
                    "[categorization_examples_limit] [" + examples + "] must be between 0 and [" + MOST_EXAMPLES + "]");
        }
    }

    private static void checkRetention(JobConfig config) {
        long retention = config.modelSnapshotRetentionDays();
        long daily = config.dailyModelSnapshotRetentionAfterDays();
        notNegative("model_snapshot_retention_days", retention);
        notNegative("renormalization_window_days", config.renormalizationWindowDays());
        notNegative("results_retention_days", config.resultsRetentionDays());
        if (daily < 0 || daily > retention) {
            throw ApiException.illegalArgument("[daily_model_snapshot_retention_after_days] [" + daily
                    + "] must be between 0 and [model_snapshot_retention_days] [" + retention + "]");
        }
        if (config.backgroundPersistMillis() < HOUR) {
            throw ApiException.illegalArgument("[background_persist_interval] [" + config.backgroundPersistInterval()
                    + "] must be at least an hour");
        }
    }

    private static void notNegative(String setting, @Nullable Long value) {
        if (value != null && value < 0) {
            throw ApiException.illegalArgument("[" + setting + "] [" + value + "] must not be negative");
        }
    }

    /** An analysis by itself, of a job that has no particular time field. */
    static void check(AnalysisConfig analysis) {
        checkAnalysis(analysis, "");
    }

    /** The job's own id. */
    public static void checkId(String jobId) {
        JobIds.check("job_id", jobId);
    }
}
