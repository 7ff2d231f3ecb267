package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.Explanation;
import org.slackwater.analysis.entity.ModelChange.Kind;
import org.slackwater.analysis.entity.Prediction;

/**
 * What one series has been like so far: a {@link Baseline}, the {@link Tail} of what is new in its values, what is
 * {@link Lasting} in them, and the {@link Neighbours} of its last ones.
 */
final class SeriesModel implements Model {
    /** Values before a model says anything. */
    static final int SILENT = 20;
    /** Values and days after which a model is fully trusted; before, its probabilities are drawn towards 1. */
    private static final double TRUSTED_VALUES = 200;

    /** A week, so that its end has been seen. */
    private static final double TRUSTED_DAYS = 7;

    private static final double FARTHEST = 100;

    private static final int MOST_IMPACT = 5;

    /**
     * By what power it counts that the last values are unlike what was seen. By itself it is no reason, since much that is
     * new is nothing unusual; but what is unusual at its time is more so when it was never seen at any, and less so when it
     * was seen often.
     */
    private static final double NOVELTY = 0.3;

    /** The part of what lies far beyond all that was ever seen, which is a reason by itself. */
    private static final double AT_ANY_TIME = 0.2;

    /** What is less likely than this is new, and counts no more. */
    private static final double NEW = 0.001;
    /** What is as likely as this counts neither way. */
    private static final double NEITHER = 0.06;

    /** Usual distances between which 95 of 100 values of a normal distribution lie. */
    static final double REACH = 1.96;

    private final Side side;
    /** What is counted cannot be less than nothing. */
    private final double floor;

    private final Seasons seasons;
    private final boolean integral;
    private Baseline baseline;
    private Tail tail;
    private DailyEvents events;
    private Lasting lasting;
    private Neighbours neighbours;
    private Calm calm;
    private KnownSeasons known;
    private MovedLevel moved;
    /** Not part of the saved state: taken with the bucket that it is of. */
    private List<Turn> turns = List.of();

    SeriesModel(Measure measure, Side side, Seasons seasons) {
        this.side = side;
        this.floor = measure.integral() ? 0 : -Double.MAX_VALUE;
        this.seasons = seasons;
        this.integral = measure.integral();
        beginAnew();
    }

    private void beginAnew() {
        baseline = new Baseline(seasons, integral ? 0.5 : 0);
        tail = new Tail(2, 0.05, 0.6);
        events = new DailyEvents(seasons);
        lasting = new Lasting();
        neighbours = new Neighbours();
        calm = new Calm();
        known = new KnownSeasons();
        moved = new MovedLevel();
    }

    @Override
    public boolean isEmpty() {
        return baseline.seen() == 0;
    }

    @Override
    public void shift(long millis) {
        if (!isEmpty()) {
            baseline.shift(millis);
        }
    }

    @Override
    public List<Verdict> learn(long time, List<Observation> observed) {
        return List.of(learn(time, observed.get(0).value()));
    }

    @Override
    public List<Verdict> judge(long time, List<Observation> observed, Side seenFrom) {
        return List.of(judge(time, observed.get(0).value(), seenFrom));
    }

    private Verdict learn(long time, double value) {
        View view = view(time, value, Side.BOTH);
        double alone = alone(time, view);
        double together = together(view, value, Side.BOTH);
        Verdict verdict = verdict(time, value, view, alone, together);
        int told = lasting.told();
        lasting.learn(value, view.deviation(), together);
        neighbours.learn(value, view.distance());
        List<Turn> taken = new ArrayList<>(0);
        follow(time, value, view, told).ifPresent(taken::add);
        if (baseline.isOnAnotherDay(time) && baseline.seen() >= SILENT) {
            taken.addAll(known.look(baseline, baseline.age(time)));
        }
        if (baseline.seen() >= SILENT) {
            tail.learn(view.alone());
            events.learn(baseline.seasonal(time), view.surprise());
        }
        boolean outlived = calm.lasts(time, value, baseline.usualSurprise(time, view.carried()));
        baseline.learn(time, value);
        if (outlived) {
            beginAnew();
            taken.add(new Turn(
                    Kind.BEGUN_ANEW, "The model began anew: values have moved by far less than before for weeks"));
        }
        turns = taken;
        return verdict;
    }

    /** @param told for how many buckets before this one what lasts has been told */
    private Optional<Turn> follow(long time, double value, View view, int told) {
        boolean lasts = lasting.told() > 0;
        if (lasts && told == 0) {
            moved.begins(baseline.level(), baseline.usualDeviation(time, view.typical()));
        }
        if (lasts) {
            moved.goesOn(value - view.typical() + baseline.level());
        }
        return told > 0 && !lasts && baseline.age(time) >= TRUSTED_DAYS ? moved.ends(told) : Optional.empty();
    }

    @Override
    public List<Turn> takeTurns() {
        List<Turn> taken = turns;
        turns = List.of();
        return taken;
    }

    private Verdict judge(long time, double value, Side seenFrom) {
        View view = view(time, value, seenFrom);
        double alone = alone(time, view);
        return verdict(time, value, view, alone, together(view, value, seenFrom));
    }

    private double alone(long time, View view) {
        double ofEvents =
                events.probability(baseline.seasonal(time), view.sight().applyAsDouble(view.surprise()));
        return Math.max(tail.probability(view.alone()), ofEvents);
    }

    private double together(View view, double value, Side seenFrom) {
        boolean bothWays = side == Side.BOTH && seenFrom == Side.BOTH;
        return lasting.probability(value, view.deviation(), view.sight(), bothWays);
    }

    @Override
    public boolean knowsCourse() {
        return true;
    }

    @Override
    public @Nullable Standing standing(long time, double value) {
        if (baseline.seen() < SILENT) {
            return null;
        }
        double typical = baseline.typical(time);
        double carried = baseline.carried(time);
        double usual = baseline.usualSurprise(time, carried);
        Standing standing = new Standing(
                bounded((value - carried) / usual),
                bounded(baseline.deviation(time, value, typical)),
                carried,
                usual,
                typical,
                baseline.usualDeviation(time, typical),
                side,
                floor,
                trust(time),
                least());
        return standing.isFinite() ? standing : null;
    }

    @Override
    public boolean canForesee() {
        return baseline.seen() >= SILENT;
    }

    @Override
    public Prediction foresee(long now, long time) {
        return around(baseline.carried(time), baseline.uncertainty(now, time));
    }

    /** With the bounds that an {@link Explanation} tells of a value that is unusual by itself. */
    @Override
    public @Nullable Prediction expected(long time) {
        if (!canForesee()) {
            return null;
        }
        double carried = baseline.carried(time);
        return around(carried, baseline.usualSurprise(time, carried));
    }

    private Prediction around(double expected, double usual) {
        double reach = REACH * usual;
        if (!Double.isFinite(expected) || !Double.isFinite(reach)) {
            // Values near the greatest numbers, whose squares there are none of: anything may come.
            return new Prediction(floor, 0, Double.MAX_VALUE);
        }
        return new Prediction(bound(expected - reach), bound(expected), bound(expected + reach));
    }

    private View view(long time, double value, Side seenFrom) {
        double typical = baseline.typical(time);
        double carried = baseline.carried(time);
        return new View(
                typical,
                carried,
                bounded(baseline.deviation(time, value, typical)),
                bounded(baseline.surprise(time, value, typical, carried)),
                neighbours.distance(value),
                off -> seenFrom.visible(side.visible(off)));
    }

    /** None where values near the greatest numbers, whose squares there are none of, leave no distances. */
    private static double bounded(double deviation) {
        return Double.isNaN(deviation) ? 0 : Math.max(-FARTHEST, Math.min(FARTHEST, deviation));
    }

    private Verdict verdict(long time, double value, View view, double alone, double together) {
        double before = view.visible() == 0 ? 1 : lasting.faded(together);
        double unlike = neighbours.probability(view.distance());
        double unheardOf = view.visible() == 0 ? 1 : neighbours.unheardOf(view.distance());
        double atItsTime = unusual(alone, before, Math.pow(Math.max(NEW, unlike) / NEITHER, NOVELTY));
        // What has been heard of takes nothing from it.
        double unusual = Math.min(atItsTime, Probabilities.combined(atItsTime, unheardOf, AT_ANY_TIME));
        double probability = Math.max(least(), Math.pow(unusual, trust(time)));
        double typical = alone < before ? view.carried() : view.typical();
        Verdict verdict = new Verdict(value, typical, probability, impact(alone, before));
        return probability < Probabilities.UNUSUAL
                ? verdict.explained(why(time, view, alone, before, Math.min(unlike, unheardOf)))
                : verdict;
    }

    /** What was seen often does not speak for the buckets before: a line that stands still, or drifts, leads through it. */
    private static double unusual(double alone, double before, double novelty) {
        return Probabilities.combined(Math.min(1, alone * novelty), before * Math.min(1, novelty));
    }

    /** None of values near the greatest numbers, whose squares there are none of. */
    private @Nullable Explanation why(long time, View view, double alone, double before, double unlike) {
        double typical = view.typical();
        double usual = baseline.usualDeviation(time, typical);
        if (alone < before) {
            typical = view.carried();
            usual = baseline.usualSurprise(time, typical);
        }
        if (!Double.isFinite(typical) || !Double.isFinite(usual)) {
            return null;
        }
        Prediction usually = around(typical, usual);
        return new Explanation(
                impact(alone), impact(before), impact(unlike), lasting.told() + 1L, usually.lower(), usually.upper());
    }

    private double bound(double value) {
        return Math.min(Double.MAX_VALUE, Math.max(floor, value));
    }

    /** Half of the powers of ten by which a probability lies below 1. */
    static int impact(double probability) {
        return (int) Math.min(MOST_IMPACT, Math.round(-Math.log10(probability) / 2));
    }

    /**
     * One value as seen from the seasons ({@code deviation}), from the values before ({@code surprise}), and from all that
     * was ever seen ({@code distance}). What lasts is a surprise when it begins only; a side that does not see the deviation
     * is not told of the buckets before either.
     */
    private record View(
            double typical,
            double carried,
            double deviation,
            double surprise,
            double distance,
            DoubleUnaryOperator sight) {
        double alone() {
            return Math.abs(sight.applyAsDouble(surprise));
        }

        double visible() {
            return sight.applyAsDouble(deviation);
        }
    }

    /**
     * Nothing is called less likely than so many values give reason to, and those of a series that hardly ever moves give
     * less: that a constant one moves is no miracle.
     */
    private double least() {
        double seen = Math.max(1, baseline.seen());
        return 1 / (seen * seen * Math.min(seen, lasting.moves()));
    }

    private double trust(long time) {
        if (baseline.seen() < SILENT) {
            return 0;
        }
        double values = Math.min(1, baseline.seen() / TRUSTED_VALUES);
        double days = Math.min(1, baseline.age(time) / TRUSTED_DAYS);
        return (0.4 + 0.6 * values) * (0.7 + 0.3 * days);
    }

    static double impact(double alone, double course) {
        double single = -Math.log(alone);
        double multi = -Math.log(course);
        return single + multi < 1e-9 ? 0 : 5 * (multi - single) / (multi + single);
    }

    @Override
    public long bytes() {
        return 880 + baseline.bytes() + events.bytes() + neighbours.bytes();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        baseline.write(out);
        tail.write(out);
        events.write(out);
        lasting.write(out);
        neighbours.write(out);
        calm.write(out);
        known.write(out);
        moved.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        baseline.read(in);
        tail.read(in);
        events.read(in);
        lasting.read(in);
        neighbours.read(in);
        calm.read(in);
        known.read(in);
        moved.read(in);
    }
}
