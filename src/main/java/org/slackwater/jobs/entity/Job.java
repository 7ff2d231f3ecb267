package org.slackwater.jobs.entity;

import jakarta.persistence.Cacheable;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A job as it is stored: its configuration as a document, and what happened to it. */
@Entity
@Table(name = "job")
@Cacheable(false)
@NamedQuery(name = "Job.ofIds", query = "select j from Job j where j.jobId in :jobs")
@NamedQuery(name = "Job.finish", query = "update Job j set j.finishedTime = :time where j.jobId = :job")
@NamedQuery(name = "Job.goOn", query = "update Job j set j.modelSnapshotId = :snapshot where j.jobId = :job")
public class Job {
    @Id
    @Column(name = "job_id")
    private String jobId = "";

    @Column(name = "config")
    private String config = "";

    @ElementCollection
    @CollectionTable(name = "job_group", joinColumns = @JoinColumn(name = "job_id"))
    @Column(name = "group_name")
    private Set<String> groups = new HashSet<>();

    @Column(name = "create_time")
    private long createTime;

    @Column(name = "finished_time")
    private @Nullable Long finishedTime;

    @Column(name = "model_snapshot_id")
    private @Nullable String modelSnapshotId;

    @Version
    private long version;

    protected Job() {}

    /**
     * @param config the document of a {@link JobConfig}
     * @param createTime epoch milliseconds
     */
    public Job(String jobId, String config, Collection<String> groups, long createTime) {
        this.jobId = jobId;
        this.config = config;
        this.groups = new HashSet<>(groups);
        this.createTime = createTime;
    }

    public String jobId() {
        return jobId;
    }

    public String config() {
        return config;
    }

    public long createTime() {
        return createTime;
    }

    public @Nullable Long finishedTime() {
        return finishedTime;
    }

    public @Nullable String modelSnapshotId() {
        return modelSnapshotId;
    }

    public void reconfigure(String newConfig, Collection<String> newGroups) {
        config = newConfig;
        if (!groups.equals(new HashSet<>(newGroups))) {
            groups = new HashSet<>(newGroups);
        }
    }

    /** Records from which snapshot the job goes on, or null when it has learned nothing. */
    public void goOnFrom(@Nullable String snapshotId) {
        modelSnapshotId = snapshotId;
    }

    /** As if it had never run. */
    public void reset() {
        finishedTime = null;
        modelSnapshotId = null;
    }
}
