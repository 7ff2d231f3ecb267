package org.slackwater.datafeeds.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slackwater.datafeeds.entity.Datafeed;
import org.slackwater.datafeeds.entity.DatafeedConfig;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.JsonFactories;
import org.slackwater.http.entity.StoredJson;
import org.slackwater.jobs.control.JobBody;
import org.slackwater.jobs.control.JobDefinition;
import org.slackwater.jobs.control.JobDefinitions;
import org.slackwater.sources.control.RecordCursor;
import org.slackwater.sources.control.Sources;
import org.slackwater.sources.entity.ReadRequest;

/** The first records as a datafeed would give them to its job. */
@ApplicationScoped
public class DatafeedPreview {
    /** What stands in a request for a preview of what is not yet saved. */
    public record Unsaved(@Nullable JsonObject datafeedConfig, @Nullable JsonObject jobConfig) {}

    private static final int MOST_RECORDS = 1_000;
    private static final String UNNAMED = "preview";

    @Inject
    DatafeedDefinitions datafeeds;

    @Inject
    Datafeeds stored;

    @Inject
    JobDefinitions jobs;

    @Inject
    Sources sources;

    @Inject
    Bodies bodies;

    /** @throws ApiException 404 when there is no such datafeed, or nothing to read from */
    public List<JsonObject> of(String datafeedId, DatafeedParams range) {
        DatafeedDefinition feed = datafeeds.of(datafeedId);
        return read(feed, jobs.of(feed.jobId()), range);
    }

    /** Of a datafeed, and where its job is not yet there of a job, that exist in the request only. */
    public List<JsonObject> of(Unsaved request, DatafeedParams range) {
        JsonObject job = request.jobConfig();
        JsonObject feed = request.datafeedConfig();
        if (feed == null && job != null && job.get("datafeed_config") instanceof JsonObject inside) {
            feed = inside;
        }
        if (feed == null) {
            throw ApiException.illegalArgument("[datafeed_config] or a datafeed id in the path is needed");
        }
        DatafeedConfig config = stored.read(feed.toString());
        JobDefinition definition = job == null
                ? jobs.of(required(config.jobId()))
                : jobs.of(UNNAMED, read(job, JobBody.class, "job_config"));
        DatafeedValidation.check(config, definition);
        String document = DatafeedDocument.normal(StoredJson.object(bodies.write(config)), config)
                .toString();
        Datafeed unsaved = new Datafeed(
                Objects.requireNonNullElse(config.datafeedId(), UNNAMED),
                definition.jobId(),
                document,
                "60s",
                List.of(),
                0);
        return read(datafeeds.of(unsaved, definition), definition, range);
    }

    private List<JsonObject> read(DatafeedDefinition feed, JobDefinition job, DatafeedParams range) {
        Long start = range.start();
        Long end = range.end();
        ReadRequest request = DatafeedSources.request(
                feed, job, start == null ? Long.MIN_VALUE : start, end == null ? Long.MAX_VALUE : end);
        int most = Math.min(feed.scrollSize(), MOST_RECORDS);
        List<JsonObject> records = new ArrayList<>();
        try (RecordCursor cursor = feed.reading(sources).open(request)) {
            while (records.size() < most && cursor.next()) {
                records.add(record(cursor, request));
            }
        }
        return records;
    }

    private static JsonObject record(RecordCursor cursor, ReadRequest request) {
        JsonObjectBuilder record = JsonFactories.BUILDERS.createObjectBuilder().add(request.timeField(), cursor.time());
        @Nullable Object[] values = cursor.values();
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            String field = request.fields().get(i);
            if (value instanceof Double number) {
                record.add(field, number);
            } else if (value instanceof Number number) {
                record.add(field, number.longValue());
            } else if (value != null) {
                record.add(field, value.toString());
            }
        }
        return record.build();
    }

    private static String required(@Nullable String jobId) {
        if (jobId == null) {
            throw ApiException.illegalArgument("[job_id] must be set in [datafeed_config], or [job_config] given");
        }
        return jobId;
    }

    private <T extends Record> T read(JsonObject part, Class<T> type, String name) {
        return bodies.read(new ByteArrayInputStream(part.toString().getBytes(StandardCharsets.UTF_8)), type, name);
    }
}
