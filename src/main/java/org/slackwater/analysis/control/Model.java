package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.Prediction;

/** What a series has been like so far. Verdicts come in the order of what was observed, one for each. */
interface Model {

    boolean isEmpty();

    /** Judges what was observed in a bucket, then learns it. */
    List<Verdict> learn(long time, List<Observation> observed);

    /** Judges it as seen from one side, and learns nothing. */
    List<Verdict> judge(long time, List<Observation> observed, Side side);

    /** What it did beside learning since this was asked last. Those that know no course of values tell nothing. */
    default List<Turn> takeTurns() {
        return List.of();
    }

    /** Moves what is usual at a time: what used to be usual so much later in the day and the week is usual now. */
    default void shift(long millis) {
        // Only of those that know times.
    }

    /** Forgets what has not come up in the last so many buckets that it learnt. */
    default void forget(long buckets) {
        // Only of those that know values of the by field.
    }

    /** Whether its values have a course that can be set beside that of another series. */
    default boolean knowsCourse() {
        return false;
    }

    /** How a value stands to what it expects; null while it expects nothing. Learns nothing. */
    default @Nullable Standing standing(long time, double value) {
        return null;
    }

    /** Whether it has seen enough of a course of values to continue it. */
    default boolean canForesee() {
        return false;
    }

    /**
     * What is expected of a bucket to come; learns nothing.
     *
     * @param now when the first bucket begins of which nothing is known yet
     */
    default Prediction foresee(long now, long time) {
        throw new UnsupportedOperationException("this model knows no course of values");
    }

    /**
     * What is expected of the bucket that begins at the time, and is to be judged next; learns nothing. Null of a model that
     * knows no course of values, or has not seen enough of it.
     */
    default @Nullable Prediction expected(long time) {
        return null;
    }

    /** How many values of the by field it knows, where that does not split into series. */
    default long byValues() {
        return 0;
    }

    /** What it takes to remember of something observed that it did not know; what always has its place takes nothing. */
    default long bytesToLearn(Observation observed) {
        return 0;
    }

    long bytes();

    void write(DataOutput out) throws IOException;

    void read(DataInput in) throws IOException;
}
