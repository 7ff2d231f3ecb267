package org.slackwater.info.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.datafeeds.entity.DatafeedConfig;
import org.slackwater.jobs.control.JobDefaults;
import org.slackwater.jobs.control.JobSettings;
import org.slackwater.jobs.entity.AnalysisLimits;
import org.slackwater.jobs.entity.MemoryLimit;
import org.slackwater.jobs.entity.StandardAnalyzer;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;
import org.slackwater.upgrademode.control.UpgradeModeView;

/** Defaults, limits, and whether upgrade mode is on. */
@Path("/_ml/info")
@RequestScoped
@Requires(Privilege.MONITOR_ML)
public class InfoResource {
    /** The answer. */
    public record Info(Defaults defaults, Limits limits, NativeCode nativeCode, boolean upgradeMode) {}

    public record Defaults(JobSection anomalyDetectors, FeedSection datafeeds, String modelPlatformVariant) {}

    public record JobSection(
            JsonObject categorizationAnalyzer,
            long categorizationExamplesLimit,
            String modelMemoryLimit,
            long modelSnapshotRetentionDays,
            long dailyModelSnapshotRetentionAfterDays) {}

    public record FeedSection(int scrollSize) {}

    public record Limits(
            @Nullable String maxModelMemoryLimit, String effectiveMaxModelMemoryLimit, String totalMlMemory) {}

    /** There is none here; clients want the section all the same. */
    public record NativeCode(String version, String buildHash) {}

    @Inject
    JobSettings jobs;

    @Inject
    UpgradeModeView upgradeMode;

    @GET
    public Info info() {
        return new Info(
                new Defaults(
                        new JobSection(
                                StandardAnalyzer.with(List.of()),
                                AnalysisLimits.DEFAULT_EXAMPLES,
                                jobs.whenNone().toString(),
                                JobDefaults.MODEL_SNAPSHOT_RETENTION_DAYS,
                                JobDefaults.DAILY_MODEL_SNAPSHOT_RETENTION_AFTER_DAYS),
                        new FeedSection(DatafeedConfig.DEFAULT_SCROLL_SIZE),
                        "platform_agnostic"),
                limits(),
                new NativeCode("N/A", "N/A"),
                upgradeMode.isOn());
    }

    private Limits limits() {
        MemoryLimit heap = new MemoryLimit(Runtime.getRuntime().maxMemory() >> 20);
        MemoryLimit most = jobs.maximum().map(heap::atMost).orElse(heap);
        return new Limits(jobs.maximum().map(MemoryLimit::toString).orElse(null), most.toString(), heap.toString());
    }
}
