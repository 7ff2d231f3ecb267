package org.slackwater.jobs.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Counts and timing of a job as of its last write, for whoever asks on any node. Documents in JSON. */
@Entity
@Table(name = "job_progress")
@NamedQuery(name = "JobProgress.ofJobs", query = "select p from JobProgress p where p.jobId in :jobs")
@NamedQuery(
        name = "JobProgress.onNodes",
        query = "select t.node, p.modelSize from JobProgress p, Task t"
                + " where t.taskId = concat('job-', p.jobId) and t.node is not null")
public class JobProgress {
    @Id
    @Column(name = "job_id")
    private String jobId = "";

    private String counts = "{}";

    @Column(name = "model_size")
    private String modelSize = "{}";

    private String timing = "{}";

    @Column(name = "last_data_time")
    private @Nullable Long lastDataTime;

    @Column(name = "log_time")
    private long logTime;

    protected JobProgress() {}

    public JobProgress(String jobId) {
        this.jobId = jobId;
    }

    public void report(String newCounts, String newSize, String newTiming, @Nullable Long dataTime, long now) {
        counts = newCounts;
        modelSize = newSize;
        timing = newTiming;
        lastDataTime = dataTime;
        logTime = now;
    }

    public String jobId() {
        return jobId;
    }

    public String counts() {
        return counts;
    }

    public String modelSize() {
        return modelSize;
    }

    public String timing() {
        return timing;
    }

    public @Nullable Long lastDataTime() {
        return lastDataTime;
    }

    public long logTime() {
        return logTime;
    }
}
