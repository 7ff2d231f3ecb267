package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * Finds out that a series has moved, for weeks, by a thirtieth at most of what its model takes for usual: something of
 * another order of magnitude went before, such as a wild first value, and what was learnt from it would hide whatever
 * comes for months.
 */
final class Calm {
    private static final long WEEKS = Duration.ofDays(28).toMillis();
    private static final double SMALL_PART = 0.03;
    /** Moves that it takes; a series that stands still says nothing of how it moves. */
    private static final int ENOUGH = 100;

    private double last;
    private long since;
    private int moves;

    /**
     * Whether the series is to be learnt anew.
     *
     * @param usual how far values usually lie from what is expected of them
     */
    boolean lasts(long time, double value, double usual) {
        double move = Math.abs(value - last);
        last = value;
        if (moves == 0 || move > SMALL_PART * usual) {
            since = time;
            moves = 1;
        } else if (move > 0) {
            moves++;
        }
        return moves > ENOUGH && time - since >= WEEKS;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(last);
        out.writeLong(since);
        out.writeInt(moves);
    }

    void read(DataInput in) throws IOException {
        last = in.readDouble();
        since = in.readLong();
        moves = in.readInt();
    }
}
