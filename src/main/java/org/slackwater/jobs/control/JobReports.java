package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slackwater.analysis.entity.DataCounts;
import org.slackwater.analysis.entity.ModelSize;
import org.slackwater.http.control.Bodies;
import org.slackwater.jobs.entity.JobProgress;
import org.slackwater.jobs.entity.JobTiming;

/** How jobs stand, as of their last write. */
@ApplicationScoped
@Transactional
public class JobReports {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Bodies json;

    public JobReport of(String jobId) {
        JobProgress progress = entities.find(JobProgress.class, jobId);
        return progress == null ? JobReport.NONE : report(progress);
    }

    /** By the id of the job, of those that have written anything. */
    public Map<String, JobReport> of(List<String> jobIds) {
        Map<String, JobReport> reports = new HashMap<>();
        Slices.of(jobIds)
                .flatMap(slice -> entities.createNamedQuery("JobProgress.ofJobs", JobProgress.class)
                        .setParameter("jobs", slice)
                        .getResultStream())
                .forEach(progress -> reports.put(progress.jobId(), report(progress)));
        return reports;
    }

    private JobReport report(JobProgress progress) {
        return new JobReport(
                read(progress.counts(), DataCounts.class),
                read(progress.modelSize(), ModelSize.class),
                read(progress.timing(), JobTiming.class),
                progress.lastDataTime(),
                progress.logTime());
    }

    /** How many bytes the models of the jobs on each node take when they are at work, by its incarnation. */
    public Map<String, Long> modelBytesByNode() {
        Map<String, Long> bytes = new HashMap<>();
        entities.createNamedQuery("JobProgress.onNodes", Object[].class)
                .getResultStream()
                .forEach(row -> bytes.merge(
                        (String) row[0], read((String) row[1], ModelSize.class).modelBytes(), Long::sum));
        return bytes;
    }

    /** Inside the job's fenced transaction. */
    void write(String jobId, JobReport report) {
        JobProgress progress = entities.find(JobProgress.class, jobId);
        if (progress == null) {
            progress = new JobProgress(jobId);
            entities.persist(progress);
        }
        progress.report(
                json.write(report.counts()),
                json.write(report.modelSize()),
                json.write(report.timing()),
                report.lastDataTime(),
                report.logTime());
    }

    /** As a document, for whoever keeps a report beside a state. */
    public String document(JobReport report) {
        return json.write(report);
    }

    /** Of a document that {@link #document} made. */
    public JobReport read(String document) {
        return read(document, JobReport.class);
    }

    void delete(String jobId) {
        JobProgress progress = entities.find(JobProgress.class, jobId);
        if (progress != null) {
            entities.remove(progress);
        }
    }

    private <T extends Record> T read(String text, Class<T> type) {
        return json.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), type, "job_progress");
    }
}
