package org.slackwater.sources.entity;

/** The times of the first and the last record, in epoch milliseconds; both inclusive. */
public record TimeRange(long earliest, long latest) {

    public TimeRange and(TimeRange other) {
        return new TimeRange(Math.min(earliest, other.earliest), Math.max(latest, other.latest));
    }
}
