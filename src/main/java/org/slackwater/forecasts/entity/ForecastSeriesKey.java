package org.slackwater.forecasts.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A forecast and the place of one of its series. A class because this version of JPA does not embed records. */
@Embeddable
public class ForecastSeriesKey implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "forecast_id")
    private String forecastId = "";

    private int seq;

    protected ForecastSeriesKey() {}

    public ForecastSeriesKey(String forecastId, int seq) {
        this.forecastId = forecastId;
        this.seq = seq;
    }

    public int seq() {
        return seq;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ForecastSeriesKey key && key.seq == seq && key.forecastId.equals(forecastId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(forecastId, seq);
    }
}
