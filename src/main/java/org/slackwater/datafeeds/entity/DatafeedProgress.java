package org.slackwater.datafeeds.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The searches of a datafeed as of its last write: a JSON document. */
@Entity
@Table(name = "datafeed_progress")
public class DatafeedProgress {
    @Id
    @Column(name = "datafeed_id")
    private String datafeedId = "";

    private String timing = "{}";

    protected DatafeedProgress() {}

    public DatafeedProgress(String datafeedId) {
        this.datafeedId = datafeedId;
    }

    public void report(String newTiming) {
        timing = newTiming;
    }

    public String timing() {
        return timing;
    }
}
