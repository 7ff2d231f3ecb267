package org.slackwater.results.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.AnomalyRecord;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.analysis.entity.Explanation;
import org.slackwater.analysis.entity.Influencer;
import org.slackwater.analysis.entity.ModelPlot;
import org.slackwater.analysis.entity.Prediction;

/** Gathers the rows of many buckets and sends them together. */
final class BucketBatch implements AutoCloseable {
    /** Rows of series that wait to be sent: a driver holds them all until then. */
    private static final int PLOTS_AT_ONCE = 1_000;

    private final String jobId;
    private final PreparedStatement buckets;
    private final PreparedStatement records;
    private final PreparedStatement influencers;
    private final PreparedStatement plots;
    private int plotsWaiting;

    BucketBatch(Connection connection, String jobId) throws SQLException {
        this.jobId = jobId;
        this.buckets = connection.prepareStatement(ResultTable.BUCKET.insert());
        this.records = connection.prepareStatement(ResultTable.RECORD.insert());
        this.influencers = connection.prepareStatement(ResultTable.INFLUENCER.insert());
        this.plots = connection.prepareStatement(ResultTable.MODEL_PLOT.insert());
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
        seq = 0;
        for (ModelPlot plot : bucket.modelPlots()) {
            add(bucket, plot, seq++);
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

    private void add(Bucket bucket, ModelPlot plot, int seq) throws SQLException {
        Row row = new Row(plots);
        row.text(jobId).whole(bucket.timestamp()).whole(seq).whole(bucket.bucketSpanSeconds());
        row.whole(plot.detectorIndex()).text(plot.feature());
        row.text(plot.byFieldName()).text(plot.byFieldValue());
        row.text(plot.partitionFieldName()).text(plot.partitionFieldValue());
        Prediction expected = plot.expected();
        row.real(expected.lower()).real(expected.expected()).real(expected.upper());
        row.realOrNull(plot.actual());
        plots.addBatch();
        if (++plotsWaiting == PLOTS_AT_ONCE) {
            plots.executeBatch();
            plotsWaiting = 0;
        }
    }

    void execute() throws SQLException {
        buckets.executeBatch();
        records.executeBatch();
        influencers.executeBatch();
        plots.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        buckets.close();
        records.close();
        influencers.close();
        plots.close();
    }
}
