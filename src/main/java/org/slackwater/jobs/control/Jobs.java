package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.entity.ApiException;
import org.slackwater.jobs.entity.Job;
import org.slackwater.jobs.entity.JobConfig;
import org.slackwater.results.control.JobDirectory;

/** The jobs that are configured, whatever they do at the moment. */
@ApplicationScoped
public class Jobs implements JobDirectory {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Bodies bodies;

    public Optional<Job> find(String jobId) {
        // Not every database can be asked for a zero character.
        return jobId.indexOf('\0') >= 0 ? Optional.empty() : Optional.ofNullable(entities.find(Job.class, jobId));
    }

    /** @throws ApiException 404 when there is no such job */
    public Job get(String jobId) {
        return find(jobId).orElseThrow(() -> unknown(jobId));
    }

    /**
     * The job under a lock: it is neither changed nor removed until the transaction ends.
     *
     * @throws ApiException 404 when there is no such job
     */
    public Job lock(String jobId) {
        // Not every database can be asked for a zero character.
        Job job = jobId.indexOf('\0') >= 0 ? null : entities.find(Job.class, jobId, LockModeType.PESSIMISTIC_WRITE);
        if (job == null) {
            throw unknown(jobId);
        }
        return job;
    }

    @Override
    public void require(String jobId) {
        get(jobId);
    }

    public JobConfig config(Job job) {
        byte[] document = job.config().getBytes(StandardCharsets.UTF_8);
        return bodies.read(new ByteArrayInputStream(document), JobConfig.class, "job");
    }

    /** @throws ApiException 404 when there is no such job */
    public JobConfig config(String jobId) {
        return config(get(jobId));
    }

    /** These jobs in this order, without those that have gone in the meantime. */
    public List<Job> all(List<String> jobIds) {
        Map<String, Job> found = Slices.of(jobIds)
                .flatMap(slice -> entities.createNamedQuery("Job.ofIds", Job.class)
                        .setParameter("jobs", slice)
                        .getResultStream())
                .collect(Collectors.toMap(Job::jobId, Function.identity()));
        return jobIds.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** The groups of each job. */
    public Map<String, Set<String>> groups() {
        Map<String, Set<String>> groups = new TreeMap<>();
        entities.createQuery("select j.jobId from Job j", String.class)
                .getResultStream()
                .forEach(id -> groups.put(id, new HashSet<>()));
        entities.createQuery("select j.jobId, g from Job j join j.groups g", Object[].class)
                .getResultStream()
                .forEach(row -> groups.computeIfAbsent((String) row[0], id -> new HashSet<>())
                        .add((String) row[1]));
        return groups;
    }

    /** Those of which a rule refers to the filter, sorted. */
    public List<String> withFilter(String filterId) {
        // The text is only where to look: an id may hold what a pattern takes for any character.
        return entities.createQuery("select j from Job j where j.config like :part order by j.jobId", Job.class)
                .setParameter("part", "%\"" + filterId + "\"%")
                .getResultStream()
                .filter(job -> JobRules.filtersOf(config(job).analysisConfig().detectors())
                        .contains(filterId))
                .map(Job::jobId)
                .toList();
    }

    @Override
    public List<String> resolve(String expression, boolean allowNoMatch) {
        if (find(expression).isPresent()) {
            return List.of(expression);
        }
        return IdExpression.resolve(expression, allowNoMatch, groups(), Jobs::unknown);
    }

    private static ApiException unknown(String jobId) {
        return ApiException.notFound("No known job with id '" + jobId + "'");
    }
}
