package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;

/**
 * Another series with which one goes: what its values let expect of this one, and how far values usually lie from that.
 * The latter is measured on buckets that came after the two were found to go together, so that a correlation by chance,
 * of thousands that were looked at, shows as one that explains nothing.
 */
final class Correlate {
    static final long BYTES = 700;
    /** A weaker one is none any more. */
    private static final double LEAST_STRENGTH = 0.4;
    /** It speaks while this part of the usual distance, at most, is left of it. */
    private static final double LEFT = 0.75;
    /** Buckets after which it is fully trusted. */
    private static final double TRUSTED = 200;

    private static final double LEAST_SPREAD = 0.1;
    /** What is less likely than this goes on being told, in full for some buckets and then less and less. */
    private static final double TOLD = 0.01;

    private static final double PATIENCE = 12;
    /** What an ordinary bucket counts against one that was told. */
    private static final double CALMING = 0.25;

    private final int number;
    private final IntFunction<Series> numbered;
    private final Regression surprises;
    private final Regression deviations = new Regression();
    private final Past rest = new Past(LEAST_SPREAD, new Tail(2, 0.05, 0.6));
    private final Drift quick = new Drift(8);
    private final Drift slow = new Drift(48);
    /** How far values usually lie from what the series itself lets expect, as {@code rest} measures it. */
    private final Past whole = new Past(LEAST_SPREAD, new Tail(2, 0.05, 0.6));

    private double told;
    private long inRow;
    private int absent;

    /**
     * @param number that of the partner, which may be in a part of the state that is read later
     * @param numbered the series with a number
     */
    Correlate(int number, IntFunction<Series> numbered, Regression surprises) {
        this.number = number;
        this.numbered = numbered;
        this.surprises = surprises;
    }

    int number() {
        return number;
    }

    Series partner() {
        return numbered.apply(number);
    }

    /** Whether it has proved to explain something of the series. */
    boolean speaks() {
        return rest.seen() >= Past.SPEAKS_AFTER && rest.spread() <= LEFT * whole.spread();
    }

    boolean isOver() {
        return absent > Window.LENGTH || surprises.strength() < LEAST_STRENGTH;
    }

    /** The part of the variance that the partner does not explain. */
    double unexplained() {
        return surprises.unexplained();
    }

    Conditional judge(Standing mine, Standing theirs) {
        DoubleUnaryOperator sight = mine.side()::visible;
        double surprise = rest.standing(restOfSurprise(mine, theirs));
        double deviation = restOfDeviation(mine, theirs);
        double alone = rest.probability(Math.abs(sight.applyAsDouble(surprise)));
        double before = Probabilities.combined(quick.probability(deviation, sight), slow.probability(deviation, sight));
        double part = Math.min(1, PATIENCE / (told + 1));
        double trust = mine.trust() * (0.4 + 0.6 * Math.min(1, rest.seen() / TRUSTED));
        double probability = Math.pow(Probabilities.combined(alone, before), trust);
        return new Conditional(
                partner(),
                alone,
                before,
                probability,
                Math.pow(probability, part * part),
                alone < before ? bySurprise(mine, theirs) : byDeviation(mine, theirs),
                inRow + 1);
    }

    private double restOfSurprise(Standing mine, Standing theirs) {
        return (mine.surprise() - surprises.at(theirs.surprise())) / stretch(theirs.surprise());
    }

    /** No farther than one bucket counts for in a course. */
    private double restOfDeviation(Standing mine, Standing theirs) {
        double left = (mine.deviation() - deviations.at(theirs.deviation())) / stretch(theirs.deviation());
        double usual = usualRestOfDeviation();
        return usual * Regression.clip(left / usual);
    }

    private double usualRestOfDeviation() {
        return Math.max(LEAST_SPREAD, Math.sqrt(deviations.unexplained()));
    }

    /**
     * The relation was learnt from usual values. Beyond them the partner's tells less exactly what is to be expected: the
     * usual distance grows with it, as if it were the slope that varies.
     */
    private static double stretch(double partners) {
        return Math.max(1, Math.abs(partners) / Regression.CLIP);
    }

    private Conditional.Expectation bySurprise(Standing mine, Standing theirs) {
        double stretch = stretch(theirs.surprise());
        double expected = surprises.at(theirs.surprise()) + stretch * rest.mean();
        return new Conditional.Expectation(
                mine.carried() + mine.usualSurprise() * expected,
                mine.usualSurprise() * stretch * Math.max(LEAST_SPREAD, rest.spread()));
    }

    private Conditional.Expectation byDeviation(Standing mine, Standing theirs) {
        return new Conditional.Expectation(
                mine.typical() + mine.usualDeviation() * deviations.at(theirs.deviation()),
                mine.usualDeviation() * stretch(theirs.deviation()) * usualRestOfDeviation());
    }

    void learn(Standing mine, Standing theirs) {
        Conditional found = judge(mine, theirs);
        boolean tells = Math.min(found.alone(), found.before()) < TOLD;
        told = tells ? told + 1 : Math.max(0, told - CALMING);
        inRow = tells ? inRow + 1 : 0;
        double left = restOfSurprise(mine, theirs);
        rest.learn(left, Math.abs(rest.standing(left)));
        whole.learn(mine.surprise(), Math.abs(whole.standing(mine.surprise())));
        double deviation = restOfDeviation(mine, theirs);
        quick.learn(deviation);
        slow.learn(deviation);
        surprises.learn(theirs.surprise(), mine.surprise());
        deviations.learn(theirs.deviation(), mine.deviation());
        absent = 0;
    }

    /** The series had a value, and the partner none. */
    void learnAbsence() {
        absent++;
    }

    void write(DataOutput out) throws IOException {
        surprises.write(out);
        deviations.write(out);
        rest.write(out);
        quick.write(out);
        slow.write(out);
        whole.write(out);
        out.writeDouble(told);
        out.writeLong(inRow);
        out.writeInt(absent);
    }

    void read(DataInput in) throws IOException {
        surprises.read(in);
        deviations.read(in);
        rest.read(in);
        quick.read(in);
        slow.read(in);
        whole.read(in);
        told = in.readDouble();
        inRow = in.readLong();
        absent = in.readInt();
    }
}
