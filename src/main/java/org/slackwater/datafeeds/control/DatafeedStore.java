package org.slackwater.datafeeds.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slackwater.annotations.control.DelayedDataAnnotations;
import org.slackwater.datafeeds.entity.DatafeedProgress;
import org.slackwater.http.control.Bodies;
import org.slackwater.results.control.ResultStore;
import org.slackwater.tasks.control.FencedTransaction;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.entity.Allocation;
import org.slackwater.tasks.entity.TaskId;
import org.slackwater.tasks.entity.TaskKind;

/** What the run of a datafeed keeps in the database. The position is not here: it is part of the job's saved state. */
@ApplicationScoped
class DatafeedStore {
    @PersistenceContext
    EntityManager entities;

    @Inject
    FencedTransaction fence;

    @Inject
    Tasks tasks;

    @Inject
    ResultStore results;

    @Inject
    DelayedDataAnnotations annotations;

    @Inject
    Bodies json;

    /** It runs; what it searches now is not known yet. */
    void started(Allocation allocation) {
        fence.write(allocation, () -> {
            tasks.started(allocation.task());
            String datafeedId = allocation.task().target();
            DatafeedTiming before = timing(datafeedId);
            if (before.latest() != null) {
                report(datafeedId, before.startedAgain());
            }
            return true;
        });
    }

    void searched(Allocation allocation, DatafeedTiming timing) {
        fence.write(allocation, () -> {
            report(allocation.task().target(), timing);
            return true;
        });
    }

    /** Of the judged buckets of a job that are to be looked at for records that came late, by their begin. */
    @Transactional
    SortedMap<Long, Long> eventCounts(String jobId, DelayedDataCheck check) {
        OptionalLong lastFinal = results.lastFinal(jobId);
        return lastFinal.isEmpty()
                ? new TreeMap<>()
                : results.finalEventCounts(jobId, check.from(lastFinal.getAsLong()));
    }

    /** Returns whether that was not known yet. */
    boolean noted(Allocation allocation, String jobId, DelayedData found) {
        return fence.write(allocation, () -> annotations.noted(jobId, found.firstBucket(), found.end(), found.text()));
    }

    /** The datafeed ends, and with it its job if one is named; both or neither. */
    void end(Allocation allocation, @Nullable String jobToClose) {
        fence.write(allocation, () -> {
            tasks.remove(allocation.task());
            if (jobToClose != null) {
                tasks.desireStop(new TaskId(TaskKind.JOB, jobToClose));
            }
            return true;
        });
    }

    @Transactional
    DatafeedTiming timing(String datafeedId) {
        DatafeedProgress progress = entities.find(DatafeedProgress.class, datafeedId);
        return progress == null
                ? DatafeedTiming.NONE
                : json.read(
                        new ByteArrayInputStream(progress.timing().getBytes(StandardCharsets.UTF_8)),
                        DatafeedTiming.class,
                        "datafeed_progress");
    }

    void removed(@Observes DatafeedRemoved event) {
        DatafeedProgress progress = entities.find(DatafeedProgress.class, event.datafeedId());
        if (progress != null) {
            entities.remove(progress);
        }
    }

    private void report(String datafeedId, DatafeedTiming timing) {
        DatafeedProgress progress = entities.find(DatafeedProgress.class, datafeedId);
        if (progress == null) {
            progress = new DatafeedProgress(datafeedId);
            entities.persist(progress);
        }
        progress.report(json.write(timing));
    }
}
