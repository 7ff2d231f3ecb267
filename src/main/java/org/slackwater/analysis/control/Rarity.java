package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * How seldom a value of a by field comes up, by a {@link Tally} of how often each did. The typical value is the share of
 * buckets, or of members, that had it.
 */
final class Rarity implements Model {
    private final Tally tally;
    private final DoubleUnaryOperator occurrences;

    /** @param occurrences as how many rare events so many records with the same value count */
    Rarity(Tally tally, DoubleUnaryOperator occurrences) {
        this.tally = tally;
        this.occurrences = occurrences;
    }

    /** That it came at all, however many records say so. */
    static double once(double records) {
        return 1;
    }

    /** The more records the less likely, but records of one member are not independent of each other. */
    static double often(double records) {
        return 1 + Math.log(Math.max(1, records));
    }

    @Override
    public boolean isEmpty() {
        return tally.turns() == 0;
    }

    @Override
    public List<Verdict> learn(long time, List<Observation> observed) {
        List<Verdict> verdicts = judge(time, observed, Side.BOTH);
        tally.learn(observed);
        return verdicts;
    }

    @Override
    public List<Verdict> judge(long time, List<Observation> observed, Side side) {
        return observed.stream().map(this::verdict).toList();
    }

    private Verdict verdict(Observation one) {
        String value = one.member().by();
        double turns = tally.turns();
        double chance = Math.pow(tally.chance(value), occurrences.applyAsDouble(one.value()));
        return new Verdict(
                one.value(),
                turns == 0 ? 0 : tally.times(value) / turns,
                Math.max(1 / Math.pow(Math.max(1, turns), 3), chance),
                Verdict.THIS_BUCKET_ALONE);
    }

    @Override
    public void forget(long buckets) {
        tally.forget(buckets);
    }

    @Override
    public long byValues() {
        return tally.values();
    }

    @Override
    public long bytesToLearn(Observation observed) {
        String value = observed.member().by();
        return tally.times(value) > 0 ? 0 : tally.bytesOf(value);
    }

    @Override
    public long bytes() {
        return 200 + tally.bytes();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        tally.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        tally.read(in);
    }
}
