package org.slackwater.forecasts.entity;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.Prediction;
import org.slackwater.analysis.entity.SeriesForecast;

/** One series of a forecast. Its predictions stand in one column: there are many of them, and they are read in a row. */
@Entity
@Table(name = "forecast_series")
@NamedQuery(
        name = "ForecastSeries.between",
        query = "select s from ForecastSeries s where s.id.forecastId = :forecast and s.id.seq between :first and :last"
                + " order by s.id.seq")
@NamedQuery(name = "ForecastSeries.delete", query = "delete from ForecastSeries s where s.id.forecastId in :ids")
public class ForecastSeries {
    /** What one prediction takes. */
    public static final int PREDICTION_BYTES = 3 * Double.BYTES;

    private static final char REPLACEMENT = '\ufffd';

    @EmbeddedId
    private ForecastSeriesKey id = new ForecastSeriesKey("", 0);

    @Column(name = "detector_index")
    private int detectorIndex;

    @Column(name = "function_name")
    private String function = "";

    @Column(name = "field_name")
    private @Nullable String fieldName;

    @Column(name = "by_field_name")
    private @Nullable String byFieldName;

    @Column(name = "by_field_value")
    private @Nullable String byFieldValue;

    @Column(name = "partition_field_name")
    private @Nullable String partitionFieldName;

    @Column(name = "partition_field_value")
    private @Nullable String partitionFieldValue;

    private byte[] predictions = {};

    protected ForecastSeries() {}

    public ForecastSeries(ForecastSeriesKey id, SeriesForecast forecast) {
        this.id = id;
        this.detectorIndex = forecast.detectorIndex();
        this.function = forecast.function();
        this.fieldName = forecast.fieldName();
        this.byFieldName = forecast.byFieldName();
        this.byFieldValue = storable(forecast.byFieldValue());
        this.partitionFieldName = forecast.partitionFieldName();
        this.partitionFieldValue = storable(forecast.partitionFieldValue());
        this.predictions = bytes(forecast.predictions());
    }

    /** Without zero characters, which not every database can hold. */
    private static @Nullable String storable(@Nullable String value) {
        return value == null ? null : value.replace('\0', REPLACEMENT);
    }

    private static byte[] bytes(List<Prediction> predictions) {
        ByteBuffer bytes = ByteBuffer.allocate(predictions.size() * PREDICTION_BYTES);
        predictions.forEach(
                each -> bytes.putDouble(each.lower()).putDouble(each.expected()).putDouble(each.upper()));
        return bytes.array();
    }

    public int seq() {
        return id.seq();
    }

    /** With the predictions of the buckets from one to before another. */
    public SeriesForecast between(int from, int to) {
        ByteBuffer bytes = ByteBuffer.wrap(predictions).position(from * PREDICTION_BYTES);
        List<Prediction> wanted = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            wanted.add(new Prediction(bytes.getDouble(), bytes.getDouble(), bytes.getDouble()));
        }
        return new SeriesForecast(
                detectorIndex,
                function,
                fieldName,
                byFieldName,
                byFieldValue,
                partitionFieldName,
                partitionFieldValue,
                wanted);
    }
}
