package org.slackwater.sources.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The query of a datafeed, as far as it can be asked of a source. A record without a value for a field matches no
 * condition on the field, and so matches every negated one. Values are a {@link String}, a {@link Boolean}, a
 * {@link Long} or a {@link java.math.BigDecimal}.
 */
public sealed interface Query {

    record MatchAll() implements Query {}

    /**
     * @param all every one of them matches ({@code must} and {@code filter}: there are no scores)
     * @param should at least {@code minimumShouldMatch} of them match
     * @param none not one of them matches ({@code must_not})
     */
    record Bool(List<Query> all, List<Query> should, List<Query> none, int minimumShouldMatch) implements Query {}

    record Term(String field, Object value, boolean caseInsensitive) implements Query {}

    record Terms(String field, List<Object> values) implements Query {}

    record Range(String field, @Nullable Bound lower, @Nullable Bound upper) implements Query {}

    record Exists(String field) implements Query {}

    record Prefix(String field, String value, boolean caseInsensitive) implements Query {}

    /** @param pattern {@code *} stands for any characters, {@code ?} for one, a backslash makes the next one plain */
    record Wildcard(String field, String pattern, boolean caseInsensitive) implements Query {}

    /** One end of a range. */
    record Bound(Object value, boolean inclusive) {}
}
