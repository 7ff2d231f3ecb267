package org.slackwater.datafeeds.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slackwater.datafeeds.entity.Datafeed;
import org.slackwater.datafeeds.entity.DatafeedConfig;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.StoredJson;
import org.slackwater.jobs.control.AttachedDatafeeds;
import org.slackwater.jobs.control.JobDefinition;
import org.slackwater.jobs.control.JobDefinitions;
import org.slackwater.jobs.control.JobIds;
import org.slackwater.jobs.control.JobRemoved;
import org.slackwater.upgrademode.control.UpgradeGate;

/** Makes, changes, shows and removes datafeeds; every change first passes the gate of upgrade mode. */
@ApplicationScoped
@Transactional
public class DatafeedConfiguration implements AttachedDatafeeds {
    private static final int SHORTEST_DELAY = 60;
    private static final int LONGEST_DELAY = 120;

    @PersistenceContext
    EntityManager entities;

    @Inject
    UpgradeGate gate;

    @Inject
    Datafeeds datafeeds;

    @Inject
    JobDefinitions jobs;

    @Inject
    DatafeedStates states;

    @Inject
    Event<DatafeedRemoved> removed;

    @Inject
    Bodies bodies;

    @Inject
    RandomGenerator random;

    @Inject
    Clock clock;

    /** @param roles those of the caller */
    public JsonObject create(String datafeedId, DatafeedConfig config, List<String> roles) {
        gate.pass();
        return insert(datafeedId, config, roles);
    }

    @Override
    public JsonObject create(String jobId, JsonObject config, List<String> roles) {
        gate.pass();
        JsonObject mine = DatafeedDocument.withJob(config, jobId);
        DatafeedConfig read = datafeeds.read(mine.toString());
        return insert(Objects.requireNonNullElse(read.datafeedId(), jobId), read, roles);
    }

    private JsonObject insert(String datafeedId, DatafeedConfig config, List<String> roles) {
        checkId(datafeedId, config.datafeedId());
        if (datafeeds.find(datafeedId).isPresent()) {
            throw ApiException.alreadyExists("A datafeed with id [" + datafeedId + "] already exists");
        }
        String jobId = config.jobId();
        if (jobId == null) {
            throw ApiException.illegalArgument("[job_id] must be set");
        }
        JobDefinition job = jobs.of(jobId);
        datafeeds.ofJob(jobId).ifPresent(other -> {
            throw ApiException.conflict(
                    "A datafeed [" + other.datafeedId() + "] already exists for job [" + jobId + "]");
        });
        DatafeedValidation.check(config, job);
        String document = DatafeedDocument.normal(StoredJson.object(bodies.write(config)), config)
                .toString();
        // Not the same for all datafeeds, lest they all ask their sources at once.
        String delay = SHORTEST_DELAY + random.nextInt(LONGEST_DELAY - SHORTEST_DELAY) + "s";
        Datafeed datafeed = new Datafeed(datafeedId, jobId, document, delay, roles, clock.millis());
        entities.persist(datafeed);
        entities.flush();
        return DatafeedDocument.complete(datafeed);
    }

    /** What the change names takes the place of what stood there. */
    public JsonObject update(String datafeedId, DatafeedConfig change, List<String> roles) {
        gate.pass();
        checkId(datafeedId, change.datafeedId());
        Datafeed datafeed = datafeeds.lock(datafeedId);
        requireStopped(datafeedId, "update");
        String jobId = change.jobId();
        if (jobId != null && !jobId.equals(datafeed.jobId())) {
            throw ApiException.illegalArgument("[job_id] of datafeed [" + datafeedId + "] cannot be changed from ["
                    + datafeed.jobId() + "] to [" + jobId + "]");
        }
        JsonObject merged =
                DatafeedDocument.merge(StoredJson.object(datafeed.config()), StoredJson.object(bodies.write(change)));
        DatafeedConfig config = datafeeds.read(merged.toString());
        DatafeedValidation.check(config, jobs.of(datafeed.jobId()));
        datafeed.reconfigure(DatafeedDocument.normal(merged, config).toString(), roles);
        return DatafeedDocument.complete(datafeed);
    }

    /** The datafeeds of the expression, sorted by id. */
    public List<JsonObject> show(String expression, boolean allowNoMatch, boolean excludeGenerated) {
        return datafeeds.resolve(expression, allowNoMatch).stream()
                .map(datafeeds::get)
                .map(datafeed -> view(datafeed, excludeGenerated))
                .toList();
    }

    @Override
    public Map<String, JsonObject> ofJobs(List<String> jobIds, boolean excludeGenerated) {
        return datafeeds.ofJobs(jobIds).stream()
                .collect(Collectors.toMap(Datafeed::jobId, datafeed -> view(datafeed, excludeGenerated)));
    }

    /** @throws ApiException 409 when it is not stopped */
    public void remove(String datafeedId) {
        gate.pass();
        Datafeed datafeed = datafeeds.lock(datafeedId);
        requireStopped(datafeedId, "delete");
        removed.fire(new DatafeedRemoved(datafeedId));
        entities.remove(datafeed);
    }

    /** A statement of its own: the rows have to be gone before that of the job goes. */
    void removeWithJob(@Observes JobRemoved job) {
        datafeeds.ofJob(job.jobId()).ifPresent(datafeed -> {
            requireStopped(datafeed.datafeedId(), "delete");
            removed.fire(new DatafeedRemoved(datafeed.datafeedId()));
            entities.createNamedQuery("Datafeed.removeOfJob")
                    .setParameter("job", job.jobId())
                    .executeUpdate();
        });
    }

    private static JsonObject view(Datafeed datafeed, boolean excludeGenerated) {
        return excludeGenerated ? DatafeedDocument.withoutGenerated(datafeed) : DatafeedDocument.complete(datafeed);
    }

    private static void checkId(String datafeedId, @Nullable String inBody) {
        JobIds.check("datafeed_id", datafeedId);
        if (inBody != null && !inBody.equals(datafeedId)) {
            throw ApiException.illegalArgument(
                    "Inconsistent datafeed_id; [" + datafeedId + "] in the path, [" + inBody + "] in the body");
        }
    }

    private void requireStopped(String datafeedId, String what) {
        if (!states.isStopped(datafeedId)) {
            throw ApiException.conflict("Cannot " + what + " datafeed [" + datafeedId + "] while its status is "
                    + states.state(datafeedId));
        }
    }
}
