package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
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
        return progress == null
                ? JobReport.NONE
                : new JobReport(
                        read(progress.counts(), DataCounts.class),
                        read(progress.modelSize(), ModelSize.class),
                        read(progress.timing(), JobTiming.class),
                        progress.lastDataTime(),
                        progress.logTime());
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
