package org.slackwater.calendars.entity;

import jakarta.persistence.Cacheable;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is scheduled, and for which jobs. */
@Entity
@Table(name = "calendar")
@Cacheable(false)
@NamedQuery(name = "Calendar.ids", query = "select c.calendarId from Calendar c order by c.calendarId")
@NamedQuery(
        name = "Calendar.idsOf",
        query = "select distinct c.calendarId from Calendar c join c.jobs j where j in :names")
@NamedQuery(name = "Calendar.of", query = "select c from Calendar c join c.jobs j where j = :name")
public class Calendar {
    @Id
    @Column(name = "calendar_id")
    private String calendarId = "";

    private String description = "";

    @ElementCollection
    @CollectionTable(name = "calendar_job", joinColumns = @JoinColumn(name = "calendar_id"))
    @Column(name = "job_id")
    private Set<String> jobs = new HashSet<>();

    protected Calendar() {}

    public Calendar(String calendarId, String description, Collection<String> jobs) {
        this.calendarId = calendarId;
        this.description = description;
        this.jobs = new HashSet<>(jobs);
    }

    public String calendarId() {
        return calendarId;
    }

    public String description() {
        return description;
    }

    /** Ids and groups, sorted. */
    public List<String> jobs() {
        return jobs.stream().sorted().toList();
    }

    public void add(Collection<String> more) {
        jobs.addAll(more);
    }

    /** Returns whether it was there. */
    public boolean remove(String job) {
        return jobs.remove(job);
    }
}
