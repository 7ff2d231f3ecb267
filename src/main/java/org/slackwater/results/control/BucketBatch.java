package org.slackwater.results.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.AnomalyRecord;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.analysis.entity.Explanation;
import org.slackwater.analysis.entity.Influencer;

/** Gathers the rows of many buckets and sends them together. */
final class BucketBatch implements AutoCloseable {
    private final String jobId;
    private final PreparedStatement buckets;
    private final PreparedStatement records;
    private final PreparedStatement influencers;

    BucketBatch(Connection connection, String jobId) throws SQLException {
        this.jobId = jobId;
        this.buckets = connection.prepareStatement(ResultTable.BUCKET.insert());
        this.records = connection.prepareStatement(ResultTable.RECORD.insert());
        this.influencers = connection.prepareStatement(ResultTable.INFLUENCER.insert());
    }

    void add(Bucket bucket) throws SQLException {
        Row row = new Row(buckets);
        row.text(jobId).whole(bucket.timestamp()).whole(bucket.bucketSpanSeconds());
        row.real(bucket.anomalyScore()).real(bucket.initialAnomalyScore()).whole(bucket.eventCount());
        row.flag(bucket.interim()).text(Documents.write(bucket.bucketInfluencers()));
        row.text(bucket.scheduledEvents().isEmpty() ? null : Documents.writeTexts(bucket.scheduledEvents()));
        buckets.addBatch();
        int seq = 0;
        for (AnomalyRecord found : bucket.records()) {
            add(bucket, found, seq++);
        }
        seq = 0;
        for (Influencer found : bucket.influencers()) {
            add(bucket, found, seq++);
        }
    }

    private void add(Bucket bucket, AnomalyRecord found, int seq) throws SQLException {
        Row row = new Row(records);
        row.text(jobId).whole(bucket.timestamp()).whole(seq).whole(bucket.bucketSpanSeconds());
        row.whole(found.detectorIndex()).text(found.function()).text(found.functionDescription());
        row.text(found.fieldName()).text(found.byFieldName()).text(found.byFieldValue());
        row.text(found.overFieldName()).text(found.overFieldValue());
        row.text(found.partitionFieldName()).text(found.partitionFieldValue());
        row.text(Documents.writeNumbers(found.typical())).text(Documents.writeNumbers(found.actual()));
        row.real(found.probability()).real(found.multiBucketImpact());
        row.real(found.recordScore()).real(found.initialRecordScore());
        row.flag(bucket.interim()).text(Documents.writeInfluences(found.influencers()));
        row.text(Documents.writeCauses(found.causes())).text(explanation(found));
        row.text(found.correlatedByFieldValue());
        records.addBatch();
    }

    private static @Nullable String explanation(AnomalyRecord found) {
        Explanation why = found.explanation();
        return why == null ? null : Documents.write(why);
    }

    private void add(Bucket bucket, Influencer found, int seq) throws SQLException {
        Row row = new Row(influencers);
        row.text(jobId).whole(bucket.timestamp()).whole(seq).whole(bucket.bucketSpanSeconds());
        row.text(found.influencerFieldName()).text(found.influencerFieldValue());
        row.real(found.influencerScore()).real(found.initialInfluencerScore()).real(found.probability());
        row.flag(bucket.interim());
        influencers.addBatch();
    }

    void execute() throws SQLException {
        buckets.executeBatch();
        records.executeBatch();
        influencers.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        buckets.close();
        records.close();
        influencers.close();
    }
}
