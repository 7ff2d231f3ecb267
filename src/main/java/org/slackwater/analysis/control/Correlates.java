package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The few series with which one goes best, and what it takes to find them. */
final class Correlates {
    private static final int MOST = 3;
    /** A correlation that is weaker is not made use of. */
    private static final double STRONG = 0.6;
    /** A new one takes the place of another when no more than this part of what that one left is left unexplained. */
    private static final double MUCH_BETTER = 0.5;

    private final IntFunction<Series> numbered;
    private final Window window = new Window();
    private final List<Correlate> all = new ArrayList<>(0);

    /** @param numbered the series with a number */
    Correlates(IntFunction<Series> numbered) {
        this.numbered = numbered;
    }

    /** As of a series of which nothing is known. */
    Correlates renewed() {
        return new Correlates(numbered);
    }

    /**
     * The verdict on the series alone, in the light of its partners: of the one that explains the value best, so that
     * nothing is unusual for the reason that somebody else is.
     */
    Verdict judge(Map<Series, Standing> standings, Map<Series, Verdict> verdicts, Series series) {
        Verdict own = Objects.requireNonNull(verdicts.get(series));
        Standing mine = Objects.requireNonNull(standings.get(series));
        Conditional best = null;
        for (Correlate one : all) {
            Standing theirs = standings.get(one.partner());
            if (theirs != null && one.speaks()) {
                Conditional found = one.judge(mine, theirs);
                if (found.isFinite() && (best == null || found.probability() > best.probability())) {
                    best = found;
                }
            }
        }
        return best == null ? own : best.of(own, Objects.requireNonNull(verdicts.get(best.partner())), mine);
    }

    void learn(long bucket, Map<Series, Standing> standings, @Nullable Standing mine) {
        window.note(bucket, mine == null ? Double.NaN : mine.surprise());
        if (mine == null || all.isEmpty()) {
            return;
        }
        for (Correlate one : all) {
            Standing theirs = standings.get(one.partner());
            if (theirs == null) {
                one.learnAbsence();
            } else {
                one.learn(mine, theirs);
            }
        }
        all.removeIf(Correlate::isOver);
    }

    /** Looks whether two series go together, and has each keep the other if so. */
    static void compare(Series one, Correlates ofOne, Series two, Correlates ofTwo) {
        if (ofOne.knows(two) && ofTwo.knows(one)) {
            return;
        }
        if (ofOne.window.strength(ofTwo.window) > STRONG) {
            ofOne.keep(two, ofOne.window.on(ofTwo.window));
            ofTwo.keep(one, ofTwo.window.on(ofOne.window));
        }
    }

    private boolean knows(Series other) {
        return all.stream().anyMatch(one -> one.partner() == other);
    }

    private void keep(Series other, Regression relation) {
        if (knows(other)) {
            return;
        }
        if (all.size() == MOST) {
            Correlate weakest = all.stream()
                    .max(Comparator.comparingDouble(Correlate::unexplained))
                    .orElseThrow();
            if (relation.unexplained() > MUCH_BETTER * weakest.unexplained()) {
                return;
            }
            all.remove(weakest);
        }
        all.add(new Correlate(other.number(), numbered, relation));
    }

    void forget(Predicate<Series> past) {
        all.removeIf(one -> past.test(one.partner()));
    }

    long bytes() {
        return 64 + Window.BYTES + Correlate.BYTES * all.size();
    }

    void write(DataOutput out) throws IOException {
        window.write(out);
        out.writeInt(all.size());
        for (Correlate one : all) {
            out.writeInt(one.number());
            one.write(out);
        }
    }

    void read(DataInput in) throws IOException {
        window.read(in);
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            Correlate one = new Correlate(in.readInt(), numbered, new Regression());
            one.read(in);
            all.add(one);
        }
    }
}
