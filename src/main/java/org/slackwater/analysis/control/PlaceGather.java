package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The middle of places, as the direction of the sum of their directions from the centre of the Earth, so that no meridian
 * is special. Rounded to a millionth of a degree, which is a hand's breadth. What is no place is left out.
 */
final class PlaceGather implements Gather {
    private static final double MILLION = 1e6;
    /** A sum shorter than this has no direction: the places lie opposite. */
    private static final double SHORTEST = 1e-9;

    private final ExactSum x = new ExactSum();
    private final ExactSum y = new ExactSum();
    private final ExactSum z = new ExactSum();

    @Override
    public void add(Object value, double number, long weight) {
        Place.parse(value.toString()).ifPresent(place -> add(place, weight));
    }

    private void add(Place place, long weight) {
        double latitude = Math.toRadians(place.latitude());
        double longitude = Math.toRadians(place.longitude());
        x.add(weight * Math.cos(latitude) * Math.cos(longitude));
        y.add(weight * Math.cos(latitude) * Math.sin(longitude));
        z.add(weight * Math.sin(latitude));
    }

    @Override
    public double value() {
        return values()[0];
    }

    @Override
    public double[] values() {
        double level = Math.hypot(x.value(), y.value());
        if (Math.hypot(level, z.value()) < SHORTEST) {
            return new double[] {Double.NaN, Double.NaN};
        }
        return new double[] {
            rounded(Math.toDegrees(Math.atan2(z.value(), level))),
            rounded(Math.toDegrees(Math.atan2(y.value(), x.value())))
        };
    }

    private static double rounded(double degrees) {
        return Math.rint(degrees * MILLION) / MILLION;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        x.write(out);
        y.write(out);
        z.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        x.read(in);
        y.read(in);
        z.read(in);
    }
}
