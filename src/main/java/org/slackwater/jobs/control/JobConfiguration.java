package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slackwater.annotations.control.Annotations;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.entity.ApiException;
import org.slackwater.jobs.entity.Detector;
import org.slackwater.jobs.entity.Job;
import org.slackwater.jobs.entity.JobConfig;
import org.slackwater.results.control.ResultStore;
import org.slackwater.tasks.control.BackgroundTasks;
import org.slackwater.tasks.entity.BackgroundTask;
import org.slackwater.upgrademode.control.UpgradeGate;

/**
 * Makes, changes, shows and removes jobs. Every change first passes the gate of upgrade mode, which also makes changes
 * follow one another, so that what is checked here still holds when it is written.
 */
@ApplicationScoped
@Transactional
public class JobConfiguration {
    @PersistenceContext
    EntityManager entities;

    @Inject
    UpgradeGate gate;

    @Inject
    Jobs jobs;

    @Inject
    JobDefaults defaults;

    @Inject
    JobValidation validation;

    @Inject
    JobRules rules;

    @Inject
    RuleChanges ruleChanges;

    @Inject
    JobStates states;

    @Inject
    AttachedDatafeeds datafeeds;

    @Inject
    ResultStore results;

    @Inject
    Annotations annotations;

    @Inject
    Event<JobRemoved> removed;

    @Inject
    Event<JobReset> wasReset;

    @Inject
    BackgroundTasks background;

    @Inject
    Bodies bodies;

    @Inject
    Clock clock;

    /** @param roles those of the caller, which a datafeed inside the job keeps */
    public JsonObject create(String jobId, JobBody body, List<String> roles) {
        gate.pass();
        checkIds(jobId, body.jobId());
        if (jobs.find(jobId).isPresent()) {
            throw ApiException.alreadyExists(
                    "The job cannot be created with the Id '" + jobId + "'. The Id is already used.");
        }
        JobConfig config = checked(jobId, body);
        checkNames(config, true);
        Job job = new Job(jobId, bodies.write(config), config.groupNames(), clock.millis());
        entities.persist(job);
        entities.flush();
        JsonObject datafeed = body.datafeedConfig();
        return JobView.complete(job, datafeed == null ? null : datafeeds.create(jobId, datafeed, roles));
    }

    /** As {@link #create}, up to where something would be written. */
    public void validate(JobBody body) {
        String jobId = body.jobId();
        checkIds(jobId == null ? "validated" : jobId, null);
        checked(jobId == null ? "validated" : jobId, body);
    }

    /** A detector by itself, of a job that has no particular time field. */
    public void validate(Detector detector) {
        DetectorValidation.check(detector);
        rules.requireFilters(List.of(detector));
    }

    public JsonObject update(String jobId, JobUpdate update) {
        gate.pass();
        checkIds(jobId, update.jobId());
        Job job = jobs.lock(jobId);
        checkLimits(jobId, update);
        JobConfig before = jobs.config(job);
        JobConfig config = JobChange.apply(before, update);
        check(config);
        checkCategorization(before, config);
        checkNames(config, false);
        if (!config.groupNames().equals(before.groupNames())
                || !config.analysisConfig()
                        .detectors()
                        .equals(before.analysisConfig().detectors())
                || !Objects.equals(config.modelPlotConfig(), before.modelPlotConfig())) {
            ruleChanges.noted();
        }
        job.reconfigure(bodies.write(config), config.groupNames());
        return JobView.complete(job, datafeeds.ofJobs(List.of(jobId), false).get(jobId));
    }

    /** The jobs of the expression, sorted by id, with their datafeeds. */
    public List<JsonObject> show(String expression, boolean allowNoMatch, boolean excludeGenerated) {
        List<String> ids = jobs.resolve(expression, allowNoMatch);
        Map<String, JsonObject> feeds = datafeeds.ofJobs(ids, excludeGenerated);
        return jobs.all(ids).stream()
                .map(job -> excludeGenerated
                        ? JobView.withoutGenerated(job, feeds.get(job.jobId()))
                        : JobView.complete(job, feeds.get(job.jobId())))
                .toList();
    }

    /**
     * Removes the job, its datafeed, and all it found.
     *
     * @param ofUsersToo whether what users noted about it goes as well; else a job of the same id has it again
     * @throws ApiException 409 when it is not closed
     */
    public void remove(String jobId, boolean ofUsersToo) {
        gate.pass();
        Job job = jobs.lock(jobId);
        requireClosed(jobId, "delete");
        removed.fire(new JobRemoved(jobId));
        results.deleteAll(jobId);
        annotations.removeAll(jobId, ofUsersToo);
        entities.remove(job);
    }

    /**
     * Makes the job as if it had never run.
     *
     * @param ofUsersToo whether what users noted about it goes as well
     * @throws ApiException 409 when it is not closed
     */
    public void reset(String jobId, boolean ofUsersToo) {
        gate.pass();
        Job job = jobs.lock(jobId);
        requireClosed(jobId, "reset");
        wasReset.fire(new JobReset(jobId));
        results.deleteAll(jobId);
        annotations.removeAll(jobId, ofUsersToo);
        job.reset();
    }

    /** Makes the task of a change that is to be made behind the caller's back. */
    BackgroundTask announce(String action, String description) {
        gate.pass();
        return background.begin(action, description);
    }

    /** Complete, and within the rules. */
    JobConfig checked(String jobId, JobBody body) {
        JobConfig config = defaults.fill(jobId, body);
        check(config);
        return config;
    }

    private void check(JobConfig config) {
        validation.check(config);
        rules.requireFilters(config.analysisConfig().detectors());
    }

    private static void checkIds(String jobId, @Nullable String inBody) {
        JobValidation.checkId(jobId);
        if (inBody != null && !inBody.equals(jobId)) {
            throw ApiException.illegalArgument(
                    "Inconsistent job_id; [" + jobId + "] in the path, [" + inBody + "] in the body");
        }
    }

    private void checkNames(JobConfig config, boolean isNew) {
        Map<String, java.util.Set<String>> groups = jobs.groups();
        config.groupNames().stream().filter(groups::containsKey).findFirst().ifPresent(group -> {
            throw ApiException.illegalArgument("job and group names must be unique: a job [" + group + "] exists");
        });
        if (isNew && groups.values().stream().anyMatch(names -> names.contains(config.jobId()))) {
            throw ApiException.illegalArgument(
                    "job and group names must be unique: a group [" + config.jobId() + "] exists");
        }
    }

    private void checkLimits(String jobId, JobUpdate update) {
        JobChange.limits(update).ifPresent(limit -> {
            if (!states.isClosed(jobId)) {
                throw ApiException.conflict(
                        "Cannot update [analysis_limits] of job [" + jobId + "] while it is " + states.state(jobId));
            }
            if (limit.bytes() < states.modelBytes(jobId)) {
                throw ApiException.illegalArgument("[model_memory_limit] [" + limit + "] of job [" + jobId
                        + "] cannot be less than the " + states.modelBytes(jobId) + " bytes that its models take");
            }
        });
    }

    /** Not while it runs: what a run learns again after a crash is to be the same. */
    private void checkCategorization(JobConfig before, JobConfig config) {
        if (!Objects.equals(
                        before.analysisConfig().categorizationAnalyzer(),
                        config.analysisConfig().categorizationAnalyzer())
                || !Objects.equals(
                        before.analysisConfig().perPartitionCategorization(),
                        config.analysisConfig().perPartitionCategorization())) {
            requireClosed(before.jobId(), "update [categorization_filters] or [per_partition_categorization] of");
        }
    }

    private void requireClosed(String jobId, String what) {
        if (!states.isClosed(jobId)) {
            throw ApiException.conflict("Cannot " + what + " job [" + jobId + "] because it is " + states.state(jobId));
        }
    }
}
