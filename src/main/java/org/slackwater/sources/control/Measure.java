package org.slackwater.sources.control;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;
import org.slackwater.sources.entity.Aggregation.Metric;

/**
 * Measures the values of one field over the records of a group. Exact, so that the order of records which share a time
 * makes no difference.
 */
abstract class Measure {
    static Measure of(Metric metric) {
        return switch (metric.function()) {
            case AVG -> new Total(metric, true);
            case SUM -> new Total(metric, false);
            case MAX -> new Extreme(metric, BigDecimal::max);
            case MIN -> new Extreme(metric, BigDecimal::min);
            case CARDINALITY -> new Distinct();
            case VALUE_COUNT -> new Count();
        };
    }

    abstract void add(Object value);

    /** Null where there was no value to tell it of. */
    abstract @Nullable Object result();

    private static BigDecimal number(Metric metric, Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof Boolean truth) {
            return truth ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (value instanceof Double || value instanceof Float) {
            return new BigDecimal(((Number) value).doubleValue());
        }
        if (value instanceof Number whole) {
            return BigDecimal.valueOf(whole.longValue());
        }
        throw ApiException.illegalArgument("[" + metric.name() + "] of [aggregations] needs numbers in field ["
                + metric.field() + "], and there is a text");
    }

    private static final class Total extends Measure {
        private final Metric metric;
        private final boolean mean;
        private BigDecimal sum = BigDecimal.ZERO;
        private long count;

        Total(Metric metric, boolean mean) {
            this.metric = metric;
            this.mean = mean;
        }

        @Override
        void add(Object value) {
            sum = sum.add(number(metric, value));
            count++;
        }

        @Override
        @Nullable
        Object result() {
            if (!mean) {
                return sum.doubleValue();
            }
            return count == 0
                    ? null
                    : sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128)
                            .doubleValue();
        }
    }

    private static final class Extreme extends Measure {
        private final Metric metric;
        private final BinaryOperator<BigDecimal> choice;
        private @Nullable BigDecimal chosen;

        Extreme(Metric metric, BinaryOperator<BigDecimal> choice) {
            this.metric = metric;
            this.choice = choice;
        }

        @Override
        void add(Object value) {
            BigDecimal number = number(metric, value);
            chosen = chosen == null ? number : choice.apply(chosen, number);
        }

        @Override
        @Nullable
        Object result() {
            return chosen == null ? null : (Object) chosen.doubleValue();
        }
    }

    private static final class Distinct extends Measure {
        private final Set<Object> values = new HashSet<>();

        @Override
        void add(Object value) {
            values.add(value);
        }

        @Override
        Object result() {
            return (long) values.size();
        }
    }

    private static final class Count extends Measure {
        private long count;

        @Override
        void add(Object value) {
            count++;
        }

        @Override
        Object result() {
            return count;
        }
    }
}
