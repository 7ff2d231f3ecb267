package org.slackwater.analysis.control;

import java.util.List;
import java.util.Optional;

/** A point on the Earth, in degrees. */
record Place(double latitude, double longitude) {
    private static final double EARTH_KM = 6371;

    /** Reads {@code "lat,lon"}; empty when it is no such thing. */
    static Optional<Place> parse(String text) {
        int comma = text.indexOf(',');
        if (comma < 0) {
            return Optional.empty();
        }
        double latitude = Numbers.of(text.substring(0, comma).strip());
        double longitude = Numbers.of(text.substring(comma + 1).strip());
        boolean there = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
        return there ? Optional.of(new Place(latitude, longitude)) : Optional.empty();
    }

    static Place of(double[] values) {
        return new Place(values[0], values[1]);
    }

    List<Double> numbers() {
        return List.of(latitude, longitude);
    }

    /** Along the surface (the haversine formula). */
    double kilometresTo(Place other) {
        double north = Math.sin(Math.toRadians(other.latitude - latitude) / 2);
        double east = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
        double chord = north * north
                + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(other.latitude)) * east * east;
        return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
    }

    /** The place this part of the way to another, the shorter way round. */
    Place towards(Place other, double part) {
        double east = wrapped(other.longitude - longitude);
        return new Place(latitude + part * (other.latitude - latitude), wrapped(longitude + part * east));
    }

    private static double wrapped(double degrees) {
        if (degrees > 180) {
            return degrees - 360;
        }
        return degrees < -180 ? degrees + 360 : degrees;
    }
}
