package org.slackwater.analysis.control;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Whose value it is, within a series.
 *
 * @param over the member of the population; null where there is none
 * @param by the value of the by field, where that is counted and not a series of its own
 */
record Member(@Nullable String over, @Nullable String by) implements Comparable<Member> {
    static final Member NOBODY = new Member(null, null);

    private static final Comparator<Member> ORDER = Comparator.comparing(
                    Member::over, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
            .thenComparing(Member::by, Comparator.nullsFirst(Comparator.<String>naturalOrder()));

    @Override
    public int compareTo(Member other) {
        return ORDER.compare(this, other);
    }
}
