package org.slackwater.results.control;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.AnomalyCause;
import org.slackwater.analysis.entity.BucketInfluencer;
import org.slackwater.categorization.entity.Category;
import org.slackwater.results.entity.BucketInfluencerResult;
import org.slackwater.results.entity.BucketResult;
import org.slackwater.results.entity.CategoryResult;
import org.slackwater.results.entity.CauseResult;
import org.slackwater.results.entity.ExplanationResult;
import org.slackwater.results.entity.GeoResults;
import org.slackwater.results.entity.InfluencerResult;
import org.slackwater.results.entity.ModelPlotResult;
import org.slackwater.results.entity.RecordResult;

/** Makes results of rows whose columns stand in the order of {@link ResultTable}. */
final class Rows {
    private Rows() {}

    static BucketResult bucket(@Nullable Object[] row) {
        String jobId = text(row[0]);
        long time = whole(row[1]);
        long span = whole(row[2]);
        boolean interim = flag(row[6]);
        List<BucketInfluencerResult> influencers = Documents.bucketInfluencers(text(row[7])).stream()
                .map(found -> bucketInfluencer(jobId, time, span, interim, found))
                .toList();
        // The time that a bucket took is not kept: results are to be the same however often they are computed.
        String events = textOrNull(row[8]);
        return new BucketResult(
                jobId,
                time,
                real(row[3]),
                span,
                real(row[4]),
                whole(row[5]),
                interim,
                influencers,
                events == null ? null : Documents.texts(events),
                0,
                "bucket",
                null);
    }

    private static BucketInfluencerResult bucketInfluencer(
            String jobId, long time, long span, boolean interim, BucketInfluencer found) {
        return new BucketInfluencerResult(
                jobId,
                "bucket_influencer",
                found.influencerFieldName(),
                found.initialAnomalyScore(),
                found.anomalyScore(),
                found.rawAnomalyScore(),
                found.probability(),
                time,
                span,
                interim);
    }

    static RecordResult record(@Nullable Object[] row) {
        var influencers = Documents.influences(text(row[21]));
        List<CauseResult> causes = Documents.causes(text(row[22])).stream()
                .map(cause -> cause(row, cause))
                .toList();
        List<Double> typical = Documents.numbers(text(row[14]));
        List<Double> actual = Documents.numbers(text(row[15]));
        return new RecordResult(
                text(row[0]),
                "record",
                real(row[16]),
                real(row[17]),
                real(row[18]),
                real(row[19]),
                whole(row[3]),
                (int) whole(row[4]),
                flag(row[20]),
                whole(row[1]),
                textOrNull(row[8]),
                textOrNull(row[9]),
                textOrNull(row[12]),
                textOrNull(row[13]),
                text(row[5]),
                text(row[6]),
                nullIfEmpty(typical),
                nullIfEmpty(actual),
                textOrNull(row[7]),
                textOrNull(row[10]),
                textOrNull(row[11]),
                textOrNull(row[24]),
                nullIfEmpty(influencers),
                nullIfEmpty(causes),
                explanation(textOrNull(row[23]), actual, typical),
                GeoResults.of(text(row[5]), actual, typical));
    }

    private static @Nullable ExplanationResult explanation(
            @Nullable String document, List<Double> actual, List<Double> typical) {
        return document == null
                ? null
                : ExplanationResult.of(Documents.explanation(document), actual.get(0), typical.get(0));
    }

    private static CauseResult cause(@Nullable Object[] row, AnomalyCause cause) {
        return new CauseResult(
                cause.probability(),
                textOrNull(row[8]),
                cause.byFieldValue(),
                textOrNull(row[12]),
                textOrNull(row[13]),
                text(row[5]),
                cause.functionDescription(),
                cause.typical(),
                cause.actual(),
                textOrNull(row[7]),
                textOrNull(row[10]),
                textOrNull(row[11]),
                GeoResults.of(text(row[5]), cause.actual(), cause.typical()));
    }

    private static <T> @Nullable List<T> nullIfEmpty(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    static InfluencerResult influencer(@Nullable Object[] row) {
        return new InfluencerResult(
                text(row[0]),
                "influencer",
                text(row[4]),
                text(row[5]),
                real(row[6]),
                real(row[7]),
                real(row[8]),
                whole(row[3]),
                flag(row[9]),
                whole(row[1]));
    }

    static ModelPlotResult modelPlot(@Nullable Object[] row) {
        return new ModelPlotResult(
                text(row[0]),
                "model_plot",
                whole(row[1]),
                whole(row[3]),
                (int) whole(row[4]),
                text(row[5]),
                textOrNull(row[6]),
                textOrNull(row[7]),
                textOrNull(row[8]),
                textOrNull(row[9]),
                real(row[10]),
                real(row[11]),
                real(row[12]),
                row[13] == null ? null : Double.valueOf(real(row[13])));
    }

    static CategoryResult category(@Nullable Object[] row) {
        return CategoryResult.of(
                text(row[0]),
                new Category(
                        whole(row[1]),
                        textOrNull(row[2]),
                        textOrNull(row[3]),
                        Documents.texts(text(row[4])),
                        whole(row[5]),
                        Documents.texts(text(row[6])),
                        whole(row[7])));
    }

    static String text(@Nullable Object value) {
        return String.valueOf(value);
    }

    private static @Nullable String textOrNull(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    static long whole(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    static double real(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }

    private static boolean flag(@Nullable Object value) {
        return Boolean.TRUE.equals(value);
    }
}
