package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How unusual it is that a value comes again and again, as from a sensor that is stuck: a chain of two states after Markov,
 * "as before" and "another", whose transitions are counted (Bartlett, The frequency goodness of fit test for probability
 * chains, Mathematical Proceedings of the Cambridge Philosophical Society 1951). A series that often stands still, as one
 * of few events does, is not surprised by it, nor is one that often comes to rest at that very value and for as
 * long; what goes on for longer than ever is.
 */
final class Repeats {
    /** After so many a run counts as it goes on; before, when it is over. */
    static final int RUN = 24;
    /** For no more the first run counts, and each that follows for one more: few say little of how long they last. */
    private static final int FIRST_RUN = 3;

    private static final double KEPT = 1 - 1.0 / 5000;
    private static final double SAME = 1e-9;

    private double begun = 0.5;
    private double others = 0.5;
    private double continued = 0.5;
    private double ended = 0.5;
    private final RestingValues resting = new RestingValues();
    private double last = Double.NaN;
    private int run;

    /** Probability that as many values are alike, once this one has come. */
    double probability(double value) {
        int length = isLast(value) ? run + 1 : 0;
        if (length == 0) {
            return 1;
        }
        double chain = continued / (continued + ended);
        int usual = Math.min(length, resting.longest(value));
        double rests = Math.pow(Math.max(chain, resting.stays(value)), Math.max(0, usual - 1));
        return begun / (begun + others) * rests * Math.pow(chain, length - Math.max(1, usual));
    }

    /** How often another value came than the one before, and one more; of the last thousands. */
    double moves() {
        return others + ended;
    }

    private boolean isLast(double value) {
        return Math.abs(value - last) <= SAME * Math.abs(last);
    }

    void learn(double value) {
        boolean first = Double.isNaN(last);
        boolean same = isLast(value);
        if (!first) {
            follow(same);
        }
        last = value;
    }

    private void follow(boolean same) {
        begun *= KEPT;
        others *= KEPT;
        if (same) {
            run++;
            continued += run > RUN ? 1 : 0;
            return;
        }
        if (run > 0) {
            begun++;
            stood(Math.min(run, RUN));
        } else {
            others++;
        }
        run = 0;
    }

    private void stood(int times) {
        continued += Math.min(times, FIRST_RUN + ended) - 1;
        ended++;
        resting.stood(last, times);
    }

    void write(DataOutput out) throws IOException {
        Saved.write(out, new double[] {begun, others, continued, ended, last});
        resting.write(out);
        out.writeInt(run);
    }

    void read(DataInput in) throws IOException {
        begun = in.readDouble();
        others = in.readDouble();
        continued = in.readDouble();
        ended = in.readDouble();
        last = in.readDouble();
        resting.read(in);
        run = in.readInt();
    }
}
