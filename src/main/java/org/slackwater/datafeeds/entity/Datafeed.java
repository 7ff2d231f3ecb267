package org.slackwater.datafeeds.entity;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;

/** A datafeed as it is stored: the document of what the user gave, and what was drawn or noted at its creation. */
@Entity
@Table(name = "datafeed")
@Cacheable(false)
@NamedQuery(name = "Datafeed.ofJobs", query = "select d from Datafeed d where d.jobId in :jobs")
@NamedQuery(name = "Datafeed.removeOfJob", query = "delete from Datafeed d where d.jobId = :job")
@NamedQuery(name = "Datafeed.ids", query = "select d.datafeedId from Datafeed d order by d.datafeedId")
public class Datafeed {
    @Id
    @Column(name = "datafeed_id")
    private String datafeedId = "";

    @Column(name = "job_id")
    private String jobId = "";

    @Column(name = "config")
    private String config = "";

    @Column(name = "query_delay")
    private String queryDelay = "";

    @Column(name = "roles")
    private String roles = "";

    @Column(name = "create_time")
    private long createTime;

    @Version
    private long version;

    protected Datafeed() {}

    /**
     * @param config what the user gave
     * @param queryDelay for when the user gave none
     * @param roles of the user
     */
    public Datafeed(
            String datafeedId, String jobId, String config, String queryDelay, List<String> roles, long createTime) {
        this.datafeedId = datafeedId;
        this.jobId = jobId;
        this.config = config;
        this.queryDelay = queryDelay;
        this.roles = String.join(",", roles);
        this.createTime = createTime;
    }

    public String datafeedId() {
        return datafeedId;
    }

    public String jobId() {
        return jobId;
    }

    public String config() {
        return config;
    }

    public String queryDelay() {
        return queryDelay;
    }

    public List<String> roles() {
        return roles.isEmpty() ? List.of() : List.of(roles.split(","));
    }

    public long createTime() {
        return createTime;
    }

    /** The user who changes it is the one for whom it reads from now on. */
    public void reconfigure(String newConfig, List<String> newRoles) {
        config = newConfig;
        roles = String.join(",", newRoles);
    }
}
