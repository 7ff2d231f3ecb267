package org.slackwater.sources.control;

import java.math.BigDecimal;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slackwater.sources.entity.Query.Bound;

/** Conditions on one column, with values made to fit its type. A missing value makes them false, never unknown. */
record ColumnConditions(Column column, SQLDialect dialect) {
    private static final char ESCAPE = '!';

    Condition equalTo(Object value, boolean caseInsensitive) {
        if (caseInsensitive) {
            Field<String> wanted = DSL.val(text(value, "case_insensitive"));
            return certain(DSL.lower(column.text()).eq(DSL.lower(wanted)));
        }
        if (column.kind().isTemporal()) {
            TimeBounds times = TimeBounds.of(column, value);
            return certain(TimeBounds.atLeast(column, times.start()).and(TimeBounds.before(column, times.end())));
        }
        return certain(comparable().eq(fitting(value)));
    }

    Condition oneOf(List<Object> values) {
        if (column.kind().isTemporal()) {
            return DSL.or(values.stream().map(each -> equalTo(each, false)).toList());
        }
        return values.isEmpty()
                ? DSL.falseCondition()
                : certain(comparable().in(values.stream().map(this::fitting).toList()));
    }

    Condition between(@Nullable Bound lower, @Nullable Bound upper) {
        return column.kind().isTemporal() ? during(lower, upper) : ordered(lower, upper);
    }

    private Condition during(@Nullable Bound lower, @Nullable Bound upper) {
        Condition condition = column.field().isNotNull();
        if (lower != null) {
            condition = condition.and(TimeBounds.atLeast(
                    column, TimeBounds.of(column, lower.value()).from(lower)));
        }
        if (upper != null) {
            condition = condition.and(TimeBounds.before(
                    column, TimeBounds.of(column, upper.value()).to(upper)));
        }
        return condition;
    }

    private Condition ordered(@Nullable Bound lower, @Nullable Bound upper) {
        if (column.kind() == ColumnKind.BOOLEAN || column.kind() == ColumnKind.BINARY) {
            throw QueryParser.refused("[range] cannot be asked of " + column, null);
        }
        Field<Object> ordered = byCodePoint(comparable());
        Condition condition = column.field().isNotNull();
        if (lower != null) {
            Field<Object> bound = fitting(lower.value());
            condition = condition.and(lower.inclusive() ? ordered.ge(bound) : ordered.gt(bound));
        }
        if (upper != null) {
            Field<Object> bound = fitting(upper.value());
            condition = condition.and(upper.inclusive() ? ordered.le(bound) : ordered.lt(bound));
        }
        return condition;
    }

    @SuppressWarnings("unchecked")
    private Field<Object> byCodePoint(Field<Object> field) {
        boolean localised = column.kind().isText() && dialect.family() == SQLDialect.POSTGRES;
        return localised ? (Field<Object>) (Field<?>) ((Field<String>) (Field<?>) field).collate("C") : field;
    }

    Condition present() {
        return column.field().isNotNull();
    }

    Condition startsWith(String prefix, boolean caseInsensitive) {
        return like(escaped(text(prefix, "prefix")) + "%", caseInsensitive);
    }

    Condition matches(String wildcard, boolean caseInsensitive) {
        return like(likePattern(text(wildcard, "wildcard")), caseInsensitive);
    }

    private Condition like(String pattern, boolean caseInsensitive) {
        Field<String> text = column.text();
        return certain(
                caseInsensitive
                        ? DSL.lower(text).like(DSL.lower(DSL.val(pattern)), ESCAPE)
                        : text.like(DSL.val(pattern), ESCAPE));
    }

    private static String likePattern(String wildcard) {
        StringBuilder like = new StringBuilder();
        for (int i = 0; i < wildcard.length(); i++) {
            char c = wildcard.charAt(i);
            if (c == '*') {
                like.append('%');
            } else if (c == '?') {
                like.append('_');
            } else if (c == '\\' && i + 1 < wildcard.length()) {
                i++;
                like.append(escaped(String.valueOf(wildcard.charAt(i))));
            } else {
                like.append(escaped(String.valueOf(c)));
            }
        }
        return like.toString();
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private Condition certain(Condition condition) {
        return column.field().isNotNull().and(condition);
    }

    @SuppressWarnings("unchecked")
    private Field<Object> comparable() {
        return column.kind() == ColumnKind.OTHER ? (Field<Object>) (Field<?>) column.text() : column.field();
    }

    private String text(Object value, String what) {
        if (!column.kind().isText()) {
            throw QueryParser.refused("[" + what + "] can only be asked of a text, not of " + column, null);
        }
        return value.toString();
    }

    @SuppressWarnings("unchecked")
    private Field<Object> fitting(Object value) {
        return (Field<Object>) (Field<?>)
                switch (column.kind()) {
                    case TEXT, OTHER -> DSL.val(plainText(value));
                    case BOOLEAN -> DSL.val(truth(value));
                    case INTEGER, DECIMAL -> exact(number(value));
                    case DOUBLE -> DSL.val(finite(number(value).doubleValue(), value));
                    case REAL -> DSL.val((float) finite(number(value).floatValue(), value));
                    default -> throw QueryParser.refused(column + " cannot be compared with [" + value + "]", null);
                };
    }

    private static String plainText(Object value) {
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    private boolean truth(Object value) {
        String text = value.toString();
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw QueryParser.refused("[" + value + "] is neither true nor false, as " + column + " needs", null);
    }

    /** Whole numbers go as such: an index on a column of integers is of no use for a decimal. */
    private static Field<?> exact(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        boolean isLong = plain.scale() <= 0 && plain.toBigInteger().bitLength() < Long.SIZE;
        return isLong ? DSL.val(plain.longValueExact()) : DSL.val(number);
    }

    private BigDecimal number(Object value) {
        try {
            BigDecimal number = value instanceof BigDecimal decimal ? decimal : new BigDecimal(value.toString());
            if (Math.abs((long) number.scale()) > 400 || number.precision() > 400) {
                throw QueryParser.refused("number [" + value + "] is out of range", null);
            }
            return number;
        } catch (NumberFormatException e) {
            throw QueryParser.refused("[" + value + "] is no number, as " + column + " needs", e);
        }
    }

    private double finite(double number, Object given) {
        if (Double.isFinite(number)) {
            return number;
        }
        throw QueryParser.refused("[" + given + "] is out of range for " + column, null);
    }
}
