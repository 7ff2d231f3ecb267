package org.slackwater.forecasts.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A forecast that was made of all series of a job, each over the same buckets. */
@Entity
@Table(name = "forecast")
@NamedQuery(
        name = "Forecast.ofJob",
        query = "select f from Forecast f where f.jobId = :job order by f.createdAt, f.forecastId")
@NamedQuery(
        name = "Forecast.expired",
        query = "select f.forecastId from Forecast f where f.jobId = :job and f.expiresAt <= :now")
@NamedQuery(
        name = "Forecast.stats",
        query = "select f.jobId, count(f), sum(f.memoryBytes), min(f.memoryBytes), max(f.memoryBytes),"
                + " sum(f.buckets * f.series), min(f.buckets * f.series), max(f.buckets * f.series),"
                + " sum(f.processingMillis), min(f.processingMillis), max(f.processingMillis)"
                + " from Forecast f group by f.jobId")
@NamedQuery(name = "Forecast.delete", query = "delete from Forecast f where f.forecastId in :ids")
public class Forecast {
    @Id
    @Column(name = "forecast_id")
    private String forecastId = "";

    @Column(name = "job_id")
    private String jobId = "";

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "expires_at")
    private @Nullable Long expiresAt;

    @Column(name = "start_time")
    private long start;

    @Column(name = "bucket_span")
    private long bucketSpanMillis;

    private int buckets;

    private int series;

    @Column(name = "memory_bytes")
    private long memoryBytes;

    @Column(name = "processing_ms")
    private long processingMillis;

    protected Forecast() {}

    /** @param expiresAt from when on it may be removed, or null for never */
    public Forecast(String forecastId, String jobId, long createdAt, @Nullable Long expiresAt) {
        this.forecastId = forecastId;
        this.jobId = jobId;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    /** @param from when the first of its buckets begins */
    public Forecast over(long from, long spanMillis, int bucketCount, int seriesCount) {
        start = from;
        bucketSpanMillis = spanMillis;
        buckets = bucketCount;
        series = seriesCount;
        return this;
    }

    public Forecast took(long bytes, long millis) {
        memoryBytes = bytes;
        processingMillis = millis;
        return this;
    }

    public String forecastId() {
        return forecastId;
    }

    public String jobId() {
        return jobId;
    }

    public long createdAt() {
        return createdAt;
    }

    public @Nullable Long expiresAt() {
        return expiresAt;
    }

    public long start() {
        return start;
    }

    /** Exclusive. */
    public long end() {
        return start + buckets * bucketSpanMillis;
    }

    public long bucketSpanMillis() {
        return bucketSpanMillis;
    }

    public int buckets() {
        return buckets;
    }

    /** Of all series together. */
    public long predictions() {
        return (long) buckets * series;
    }

    public long memoryBytes() {
        return memoryBytes;
    }

    public long processingMillis() {
        return processingMillis;
    }
}
