package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In how many turns each value of a by field came up: what a turn is, a bucket or a member, is for the kind of it to say. */
interface Tally {

    /** Of a value; 0 when it never came. */
    long times(@Nullable String value);

    long turns();

    /** As {@link Levels#chance} says of it. */
    double chance(@Nullable String value);

    void learn(List<Observation> observed);

    /** Forgets the values that did not come up in the last so many buckets that it learnt; not how often such ones come. */
    void forget(long buckets);

    long values();

    long bytes();

    /** What it takes to remember a new value. */
    default long bytesOf(@Nullable String value) {
        return 120 + 2L * (value == null ? 0 : value.length());
    }

    void write(DataOutput out) throws IOException;

    void read(DataInput in) throws IOException;
}
