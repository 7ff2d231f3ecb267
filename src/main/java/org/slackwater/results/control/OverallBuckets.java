package org.slackwater.results.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;
import org.slackwater.results.entity.OverallBucket;
import org.slackwater.results.entity.OverallBucket.JobScore;

/** Several jobs seen as one: the highest scores of each in common spans of time. */
@ApplicationScoped
public class OverallBuckets {

    @PersistenceContext
    EntityManager entities;

    /**
     * @param bucketSpan milliseconds, or null for the longest of the jobs
     * @param topN so many jobs count in a span, the highest first
     */
    public record Request(
            List<String> jobIds,
            @Nullable Long start,
            @Nullable Long end,
            @Nullable Long bucketSpan,
            int topN,
            double overallScore,
            boolean excludeInterim) {}

    private record JobInSpan(long time, JobScore score, boolean interim) {}

    public List<OverallBucket> find(Request request) {
        if (request.topN() < 1) {
            throw ApiException.illegalArgument("[top_n] must be at least 1, was [" + request.topN() + "]");
        }
        if (request.jobIds().isEmpty()) {
            return List.of();
        }
        long span = span(request);
        if (span == 0) {
            return List.of();
        }
        Map<Long, List<JobInSpan>> spans = maxima(request, span).stream()
                .collect(Collectors.groupingBy(JobInSpan::time, TreeMap::new, Collectors.toList()));
        return spans.entrySet().stream()
                .map(at -> overall(at.getKey(), span / 1000, request.topN(), at.getValue()))
                .filter(bucket -> bucket.overallScore() >= request.overallScore())
                .toList();
    }

    private long span(Request request) {
        Conditions jobs = new Conditions().in("job_id", request.jobIds());
        long longest = 1000
                * Rows.whole(jobs.bind(entities.createNativeQuery("select max(bucket_span) from bucket" + jobs.text()))
                        .getSingleResult());
        Long wanted = request.bucketSpan();
        if (wanted == null) {
            return longest;
        }
        if (wanted < 1000 || wanted < longest) {
            throw ApiException.illegalArgument("[bucket_span] [" + wanted / 1000
                    + "s] must not be shorter than the longest bucket_span of the jobs [" + longest / 1000 + "s]");
        }
        return wanted / 1000 * 1000;
    }

    private List<JobInSpan> maxima(Request request, long span) {
        Conditions conditions = new Conditions().in("job_id", request.jobIds());
        Long start = request.start();
        if (start != null) {
            conditions.and("bucket_time >= ?", start);
        }
        Long end = request.end();
        if (end != null) {
            conditions.and("bucket_time < ?", end);
        }
        if (request.excludeInterim()) {
            conditions.and("is_interim = false");
        }
        // mod twice: times before 1970 are to fall into the span that begins before them, too
        Query query = conditions.bind(entities.createNativeQuery(
                "select span_start, job_id, max(anomaly_score), max(case when is_interim then 1 else 0 end) from ("
                        + "select bucket_time - mod(mod(bucket_time, %1$d) + %1$d, %1$d) as span_start".formatted(span)
                        + ", job_id, anomaly_score, is_interim from bucket" + conditions.text()
                        + ") spans group by span_start, job_id order by span_start, job_id"));
        @SuppressWarnings("unchecked") // a native query of several columns has rows of this type
        List<@Nullable Object[]> rows = (List<@Nullable Object[]>) query.getResultList();
        return rows.stream()
                .map(row -> new JobInSpan(
                        Rows.whole(row[0]), new JobScore(Rows.text(row[1]), Rows.real(row[2])), Rows.whole(row[3]) > 0))
                .toList();
    }

    private static OverallBucket overall(long time, long spanSeconds, int topN, List<JobInSpan> jobs) {
        double mean = jobs.stream()
                .map(job -> job.score().maxAnomalyScore())
                .sorted(Comparator.reverseOrder())
                .limit(topN)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
        boolean interim = jobs.stream().anyMatch(JobInSpan::interim);
        return new OverallBucket(
                time, spanSeconds, mean, jobs.stream().map(JobInSpan::score).toList(), interim, "overall_bucket");
    }
}
