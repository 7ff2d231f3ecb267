package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The few values at which a series stood still most often, as a building does at its load by night, and how readily it
 * stays there (Metwally, Agrawal and El Abbadi, Efficient computation of frequent and top-k elements in data streams,
 * ICDT 2005). A sensor gets stuck at any value, and so at none of these for long.
 */
final class RestingValues {
    private static final int MOST_KEPT = 4;
    private static final float KEPT = 1 - 1f / 100;
    /** Times that it stood still there, of the last hundred or so at any value, beyond which it is a habit. */
    private static final float HABIT = 3;
    /** Times that it would have gone on no longer, so that what seldom happened is not taken for sure. */
    private static final float DOUBT = 2;
    /** Values are as precise here. */
    private static final float SAME = 1e-6f;

    private final float[] values = new float[MOST_KEPT];
    private final float[] stayed = new float[MOST_KEPT];
    private final float[] left = new float[MOST_KEPT];
    private final float[] longest = new float[MOST_KEPT];

    /** Probability that it goes on to stand still there; 0 where that is no habit. */
    double stays(double value) {
        int place = habit(value);
        return place < 0 ? 0 : stayed[place] / (stayed[place] + left[place] + DOUBT);
    }

    /** For how many values more than the first it stood still there at the longest, of late; 0 where that is no habit. */
    int longest(double value) {
        int place = habit(value);
        return place < 0 ? 0 : Math.round(longest[place]);
    }

    private int habit(double value) {
        int place = place(value);
        return place >= 0 && left[place] > HABIT ? place : -1;
    }

    /** @param times it was there again after the first of them */
    void stood(double value, int times) {
        int place = place(value);
        if (place < 0) {
            place = least();
            values[place] = (float) value;
            stayed[place] = 0;
            left[place] = 0;
            longest[place] = 0;
        }
        for (int i = 0; i < MOST_KEPT; i++) {
            stayed[i] *= KEPT;
            left[i] *= KEPT;
        }
        stayed[place] += times - 1;
        left[place]++;
        longest[place] = Math.max(KEPT * longest[place], times);
    }

    private int place(double value) {
        for (int i = 0; i < MOST_KEPT; i++) {
            if (left[i] > 0 && Math.abs(values[i] - value) <= SAME * Math.abs(value)) {
                return i;
            }
        }
        return -1;
    }

    private int least() {
        int least = 0;
        for (int i = 1; i < MOST_KEPT; i++) {
            if (left[i] < left[least]) {
                least = i;
            }
        }
        return least;
    }

    void write(DataOutput out) throws IOException {
        Saved.write(out, values);
        Saved.write(out, stayed);
        Saved.write(out, left);
        Saved.write(out, longest);
    }

    void read(DataInput in) throws IOException {
        System.arraycopy(Saved.floats(in), 0, values, 0, MOST_KEPT);
        System.arraycopy(Saved.floats(in), 0, stayed, 0, MOST_KEPT);
        System.arraycopy(Saved.floats(in), 0, left, 0, MOST_KEPT);
        System.arraycopy(Saved.floats(in), 0, longest, 0, MOST_KEPT);
    }
}
