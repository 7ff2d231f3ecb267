package org.slackwater.datafeeds.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slackwater.datafeeds.entity.Datafeed;
import org.slackwater.datafeeds.entity.DatafeedConfig;
import org.slackwater.datafeeds.entity.DatafeedConfig.DelayedDataCheckConfig;
import org.slackwater.datafeeds.entity.DatafeedSettings;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.TimeValue;
import org.slackwater.jobs.control.IdExpression;
import org.slackwater.sources.control.AggregationParser;
import org.slackwater.sources.entity.Aggregation;

/** The datafeeds that are configured, whatever they do at the moment. */
@ApplicationScoped
public class Datafeeds {
    /** Where nobody says how far back to look for records that came late. */
    private static final long LEAST_CHECKED = TimeUnit.HOURS.toMillis(2);

    private static final int BUCKETS_CHECKED = 8;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Bodies bodies;

    public Optional<Datafeed> find(String datafeedId) {
        return Optional.ofNullable(entities.find(Datafeed.class, datafeedId));
    }

    /** @throws ApiException 404 when there is no such datafeed */
    public Datafeed get(String datafeedId) {
        return find(datafeedId).orElseThrow(() -> unknown(datafeedId));
    }

    /**
     * The datafeed under a lock: it is neither changed nor removed until the transaction ends.
     *
     * @throws ApiException 404 when there is no such datafeed
     */
    public Datafeed lock(String datafeedId) {
        Datafeed datafeed = entities.find(Datafeed.class, datafeedId, LockModeType.PESSIMISTIC_WRITE);
        if (datafeed == null) {
            throw unknown(datafeedId);
        }
        return datafeed;
    }

    public Optional<Datafeed> ofJob(String jobId) {
        return ofJobs(List.of(jobId)).stream().findFirst();
    }

    public List<Datafeed> ofJobs(List<String> jobIds) {
        return jobIds.isEmpty()
                ? List.of()
                : entities.createNamedQuery("Datafeed.ofJobs", Datafeed.class)
                        .setParameter("jobs", jobIds)
                        .getResultList();
    }

    /** The ids that an expression of ids and wildcards stands for, sorted. */
    public List<String> resolve(String expression, boolean allowNoMatch) {
        if (find(expression).isPresent()) {
            return List.of(expression);
        }
        Map<String, Set<String>> ids = entities.createNamedQuery("Datafeed.ids", String.class)
                .getResultStream()
                .collect(Collectors.toMap(Function.identity(), id -> Set.of()));
        return IdExpression.resolve(expression, allowNoMatch, ids, Datafeeds::unknown);
    }

    /**
     * The datafeed as it runs.
     *
     * @param bucketSpan of its job, milliseconds
     */
    public DatafeedSettings settings(Datafeed datafeed, long bucketSpan) {
        JsonObject complete = DatafeedDocument.complete(datafeed);
        DatafeedConfig given = read(datafeed.config());
        String frequency = given.frequency();
        JsonObject chunking = complete.getJsonObject("chunking_config");
        String span = chunking.getString("time_span", null);
        Aggregation aggregation = given.aggregations() == null ? null : AggregationParser.parse(given.aggregations());
        return new DatafeedSettings(
                datafeed.datafeedId(),
                datafeed.jobId(),
                Indices.of(given),
                complete.getJsonObject("query"),
                aggregation,
                TimeValue.parse(complete.getString("query_delay"), "query_delay")
                        .millis(),
                frequency == null
                        ? DefaultFrequency.of(bucketSpan, aggregation == null ? 1 : aggregation.intervalMillis())
                        : millis(frequency, "frequency"),
                complete.getInt("scroll_size"),
                !chunking.getString("mode").equals("off"),
                span == null ? null : millis(span, "time_span"),
                maxEmptySearches(given),
                checkWindow(given.delayedDataCheckConfig(), bucketSpan));
    }

    DatafeedConfig read(String document) {
        byte[] json = document.getBytes(StandardCharsets.UTF_8);
        return bodies.read(new ByteArrayInputStream(json), DatafeedConfig.class, "datafeed_config");
    }

    private static long millis(String time, String setting) {
        return TimeValue.parse(time, setting).millis();
    }

    private static @Nullable Integer maxEmptySearches(DatafeedConfig config) {
        Integer searches = config.maxEmptySearches();
        return searches == null || searches < 0 ? null : searches;
    }

    private static @Nullable Long checkWindow(@Nullable DelayedDataCheckConfig given, long bucketSpan) {
        if (given != null && Boolean.FALSE.equals(given.enabled())) {
            return null;
        }
        String window = given == null ? null : given.checkWindow();
        return window == null
                ? Long.valueOf(Math.max(LEAST_CHECKED, BUCKETS_CHECKED * bucketSpan))
                : Long.valueOf(millis(window, "check_window"));
    }

    private static ApiException unknown(String datafeedId) {
        return ApiException.notFound("No datafeed with id [" + datafeedId + "] exists");
    }
}
