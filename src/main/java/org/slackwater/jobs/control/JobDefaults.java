package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.TimeValue;
import org.slackwater.jobs.entity.AnalysisConfig;
import org.slackwater.jobs.entity.AnalysisLimits;
import org.slackwater.jobs.entity.DataDescription;
import org.slackwater.jobs.entity.Detector;
import org.slackwater.jobs.entity.JobConfig;

/** Makes a complete configuration of what a request says. */
@ApplicationScoped
public class JobDefaults {
    public static final long MODEL_SNAPSHOT_RETENTION_DAYS = 10;
    public static final long DAILY_MODEL_SNAPSHOT_RETENTION_AFTER_DAYS = 1;
    static final String RESULTS_INDEX = "shared";

    private static final long DAY = 86_400_000;
    private static final long RENORMALIZATION_DAYS = 30;
    private static final long RENORMALIZATION_BUCKETS = 100;
    private static final long PRUNE_DAYS = 30;
    private static final long PRUNE_BUCKETS = 20;
    private static final int THREE_HOURS = 3 * 3600;
    private static final int AN_HOUR = 3600;

    @Inject
    RandomGenerator random;

    @Inject
    JobSettings settings;

    public JobConfig fill(String jobId, JobBody body) {
        AnalysisConfig given = required(body.analysisConfig(), "analysis_config");
        CategorizationValidation.checkFilters(given);
        AnalysisConfig analysis = given.analyzed();
        DataDescription data = required(body.dataDescription(), "data_description");
        long span = TimeValue.parse(analysis.bucketSpan(), "bucket_span").millis();
        AnalysisLimits limits = Objects.requireNonNullElseGet(
                body.analysisLimits(), () -> new AnalysisLimits(null, AnalysisLimits.DEFAULT_EXAMPLES));
        long retention = Objects.requireNonNullElse(body.modelSnapshotRetentionDays(), MODEL_SNAPSHOT_RETENTION_DAYS);
        return new JobConfig(
                jobId,
                body.groups(),
                body.description(),
                analysis.with(
                        numbered(analysis.detectors()),
                        Objects.requireNonNullElseGet(analysis.modelPruneWindow(), () -> pruneWindow(span))),
                limits.with(limits.memory(settings.whenNone())),
                data,
                body.modelPlotConfig(),
                Objects.requireNonNullElseGet(body.renormalizationWindowDays(), () -> renormalizationDays(span)),
                Objects.requireNonNullElseGet(body.backgroundPersistInterval(), this::someHours),
                retention,
                Objects.requireNonNullElseGet(
                        body.dailyModelSnapshotRetentionAfterDays(),
                        () -> Math.min(DAILY_MODEL_SNAPSHOT_RETENTION_AFTER_DAYS, retention)),
                body.resultsRetentionDays(),
                body.customSettings(),
                Objects.requireNonNullElse(body.resultsIndexName(), RESULTS_INDEX),
                Objects.requireNonNullElse(body.allowLazyOpen(), false));
    }

    private static <T> T required(@org.jspecify.annotations.Nullable T part, String name) {
        if (part == null) {
            throw ApiException.illegalArgument("[" + name + "] must be set");
        }
        return part;
    }

    private static List<Detector> numbered(List<Detector> detectors) {
        return IntStream.range(0, detectors.size())
                .mapToObj(index -> {
                    DetectorValidation.checkIndex(detectors.get(index), index);
                    return detectors.get(index).at(index);
                })
                .toList();
    }

    private static long renormalizationDays(long span) {
        return Math.max(RENORMALIZATION_DAYS, ceil(span, RENORMALIZATION_BUCKETS));
    }

    private static String pruneWindow(long span) {
        return Math.max(PRUNE_DAYS, ceil(span, PRUNE_BUCKETS)) + "d";
    }

    /** So many spans in days, rounded up; a span that is no span is refused later, with its name. */
    private static long ceil(long span, long times) {
        return Math.min(span, Integer.MAX_VALUE * DAY) / DAY * times + (span % DAY * times + DAY - 1) / DAY;
    }

    /** Not the same for all jobs, lest they persist their models all at once. */
    private String someHours() {
        return THREE_HOURS + random.nextInt(AN_HOUR) + "s";
    }
}
