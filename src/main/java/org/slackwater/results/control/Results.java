package org.slackwater.results.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;
import org.slackwater.results.entity.BucketResult;
import org.slackwater.results.entity.Found;
import org.slackwater.results.entity.InfluencerResult;
import org.slackwater.results.entity.RecordResult;

/** What was found in the data of a job. */
@ApplicationScoped
public class Results {
    private static final int RECORDS_IN_BUCKETS = 10_000;

    @PersistenceContext
    EntityManager entities;

    public Found<BucketResult> buckets(String jobId, ResultsQuery query) {
        return find(Kind.BUCKET, jobId, query, Rows::bucket);
    }

    public Found<RecordResult> records(String jobId, ResultsQuery query) {
        return find(Kind.RECORD, jobId, query, Rows::record);
    }

    public Found<InfluencerResult> influencers(String jobId, ResultsQuery query) {
        return find(Kind.INFLUENCER, jobId, query, Rows::influencer);
    }

    /** @throws ApiException 404 when the job has no bucket that begins then */
    public BucketResult bucket(String jobId, long timestamp, boolean excludeInterim) {
        Conditions conditions = new Conditions().and("job_id = ?", jobId).and("bucket_time = ?", timestamp);
        if (excludeInterim) {
            conditions.and("is_interim = false");
        }
        return rows(conditions.bind(query(ResultTable.BUCKET.select() + conditions.text()))).stream()
                .map(Rows::bucket)
                .findFirst()
                .orElseThrow(() -> ApiException.notFound(
                        "No bucket of job [" + jobId + "] begins at the timestamp [" + timestamp + "]"));
    }

    /** Puts their records into the buckets, the highest score first. */
    public List<BucketResult> expand(String jobId, List<BucketResult> buckets, boolean excludeInterim) {
        if (buckets.isEmpty()) {
            return buckets;
        }
        Conditions conditions = new Conditions()
                .and("job_id = ?", jobId)
                .in("bucket_time", buckets.stream().map(BucketResult::timestamp).toList());
        if (excludeInterim) {
            conditions.and("is_interim = false");
        }
        Query query =
                conditions.bind(query(ResultTable.RECORD.select() + conditions.text() + Kind.RECORD.order(null, null)));
        Map<Long, List<RecordResult>> found = rows(query.setMaxResults(RECORDS_IN_BUCKETS)).stream()
                .map(Rows::record)
                .collect(Collectors.groupingBy(RecordResult::timestamp));
        return buckets.stream()
                .map(bucket -> bucket.with(found.getOrDefault(bucket.timestamp(), List.of())))
                .toList();
    }

    private <T> Found<T> find(Kind kind, String jobId, ResultsQuery wanted, Function<@Nullable Object[], T> result) {
        String order = kind.order(wanted.sort(), wanted.desc());
        Conditions conditions = conditions(kind, jobId, wanted);
        long count = Rows.whole(conditions
                .bind(query("select count(*) from " + kind.table.table() + conditions.text()))
                .getSingleResult());
        if (count <= wanted.page().from() || wanted.page().size() == 0) {
            return new Found<>(count, List.of());
        }
        Query query = conditions
                .bind(query(kind.table.select() + conditions.text() + order))
                .setFirstResult(wanted.page().from())
                .setMaxResults(wanted.page().size());
        return new Found<>(count, rows(query).stream().map(result).toList());
    }

    private static Conditions conditions(Kind kind, String jobId, ResultsQuery wanted) {
        Conditions conditions = new Conditions().and("job_id = ?", jobId);
        Long start = wanted.start();
        if (start != null) {
            conditions.and("bucket_time >= ?", start);
        }
        Long end = wanted.end();
        if (end != null) {
            conditions.and("bucket_time < ?", end);
        }
        if (wanted.score() > 0) {
            conditions.and(kind.score + " >= ?", wanted.score());
        }
        if (wanted.excludeInterim()) {
            conditions.and("is_interim = false");
        }
        return conditions;
    }

    private Query query(String sql) {
        return entities.createNativeQuery(sql);
    }

    @SuppressWarnings("unchecked") // a native query of several columns has rows of this type
    private static List<@Nullable Object[]> rows(Query query) {
        return (List<@Nullable Object[]>) query.getResultList();
    }
}
