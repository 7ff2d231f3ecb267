package org.slackwater.movein.entity;

import java.util.Set;

/**
 * What can move, in the order in which it must: jobs name filters in their rules, calendars name jobs, events stand in
 * calendars, datafeeds feed jobs.
 */
public enum Kind {
    FILTER("filter", "filters", "filter_id", Set.of("type")),
    JOB(
            "job",
            "jobs",
            "job_id",
            Set.of(
                    "job_type",
                    "job_version",
                    "create_time",
                    "finished_time",
                    "model_snapshot_id",
                    "model_snapshot_min_version",
                    "established_model_memory",
                    "deleting",
                    "blocked",
                    // It moves with the datafeeds.
                    "datafeed_config")),
    CALENDAR("calendar", "calendars", "calendar_id", Set.of("type")),
    EVENT("event", "events", "calendar_id", Set.of("event_id", "type")),
    DATAFEED("datafeed", "datafeeds", "datafeed_id", Set.of("authorization", "create_time"));

    private final String word;
    private final String list;
    private final String idField;
    private final Set<String> generated;

    Kind(String word, String list, String idField, Set<String> generated) {
        this.word = word;
        this.list = list;
        this.idField = idField;
        this.generated = generated;
    }

    public String word() {
        return word;
    }

    /** Name of the array in the answer that lists them. */
    public String list() {
        return list;
    }

    /** Which field says whose it is: of an event, its calendar. */
    public String idField() {
        return idField;
    }

    /** Fields that the server adds, and does not take. */
    public Set<String> generated() {
        return generated;
    }
}
