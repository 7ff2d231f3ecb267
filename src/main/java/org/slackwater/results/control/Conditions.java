package org.slackwater.results.control;

import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;

/** The where part of a query, with its values bound by position. */
final class Conditions {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** @param condition with one {@code ?} */
    Conditions and(String condition, Object value) {
        text.append(text.isEmpty() ? " where " : " and ").append(condition);
        values.add(value instanceof String asked ? StoredText.of(asked) : value);
        return this;
    }

    /** @param condition without a value */
    Conditions and(String condition) {
        text.append(text.isEmpty() ? " where " : " and ").append(condition);
        return this;
    }

    Conditions in(String column, List<?> wanted) {
        text.append(text.isEmpty() ? " where " : " and ").append(column).append(" in (");
        text.append(String.join(", ", wanted.stream().map(w -> "?").toList())).append(")");
        values.addAll(wanted);
        return this;
    }

    String text() {
        return text.toString();
    }

    <Q extends Query> Q bind(Q query) {
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }
}
