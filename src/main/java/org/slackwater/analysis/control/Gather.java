package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What one bucket gathers of one series, until it is boiled down to a value. */
interface Gather {

    /**
     * Takes one value.
     *
     * @param value the field as it was read; for functions without a field, anything
     * @param number the same as a number, where the function is about numbers; the time of the record, where it has no field
     * @param weight for how many raw records it stands
     */
    void add(Object value, double number, long weight);

    /** The value of the bucket so far; not a number when there is none. */
    double value();

    /** The same, of values that are more than one number. */
    default double[] values() {
        return new double[] {value()};
    }

    void write(DataOutput out) throws IOException;

    void read(DataInput in) throws IOException;
}
