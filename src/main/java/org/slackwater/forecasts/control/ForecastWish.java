package org.slackwater.forecasts.control;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slackwater.forecasts.entity.ForecastSeries;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.TimeValue;
import org.slackwater.jobs.entity.MemoryLimit;

/**
 * What a caller wants of a forecast.
 *
 * @param expiresIn 0 for never
 * @param memory what its predictions may take
 */
public record ForecastWish(TimeValue duration, TimeValue expiresIn, MemoryLimit memory) {
    private static final long LONGEST = Duration.ofDays(3650).toMillis();
    private static final MemoryLimit GREATEST = new MemoryLimit(500);
    /** All predictions are in memory at once, between two messages of the job: so much and no more, whatever is allowed. */
    private static final MemoryLimit MOST = new MemoryLimit(32);

    /** @throws ApiException 400 when one of them is not acceptable */
    public ForecastWish {
        if (duration.millis() <= 0 || duration.millis() > LONGEST) {
            throw outside("duration", duration.text(), "more than 0 and at most 3650d");
        }
        if (expiresIn.millis() < 0 || expiresIn.millis() > LONGEST) {
            throw outside("expires_in", expiresIn.text(), "at least 0 and at most 3650d");
        }
        if (memory.megabytes() > GREATEST.megabytes()) {
            throw outside("max_model_memory", memory.toString(), "at most " + GREATEST);
        }
    }

    /**
     * Of the API's texts; null for what is not said.
     *
     * @throws ApiException 400 when one of them is not acceptable
     */
    public static ForecastWish parse(
            @Nullable String duration, @Nullable String expiresIn, @Nullable String maxModelMemory) {
        return new ForecastWish(
                TimeValue.parse(duration == null ? "1d" : duration, "duration"),
                TimeValue.parse(expiresIn == null ? "14d" : expiresIn, "expires_in"),
                MemoryLimit.parse(maxModelMemory == null ? "20mb" : maxModelMemory, "max_model_memory"));
    }

    private static ApiException outside(String setting, String value, String bounds) {
        return ApiException.illegalArgument("[" + setting + "] must be " + bounds + ", was [" + value + "]");
    }

    /** When a forecast that is made now expires, or null for never. */
    @Nullable
    Long expiry(long now) {
        return expiresIn.millis() == 0 ? null : Long.valueOf(now + expiresIn.millis());
    }

    /**
     * How many buckets the duration has.
     *
     * @throws ApiException 400 when it is shorter than one, or when so many series over it take too much memory
     */
    int buckets(long bucketSpanMillis, int series) {
        long buckets = duration.millis() / bucketSpanMillis;
        if (buckets == 0) {
            throw ForecastRefused.because("[duration] must be greater or equal to the bucket span: [" + duration.text()
                    + "/" + bucketSpanMillis / 1000 + "s]");
        }
        long bytes = buckets * series * ForecastSeries.PREDICTION_BYTES;
        if (bytes > memory.atMost(MOST).bytes()) {
            throw ForecastRefused.because("[max_model_memory] [" + memory.atMost(MOST) + "] is less than the [" + bytes
                    + "] bytes of a forecast of [" + series + "] series over [" + buckets
                    + "] buckets; a forecast never takes more than " + MOST);
        }
        return (int) buckets;
    }
}
