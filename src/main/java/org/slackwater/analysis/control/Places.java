package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The places at which a series, or a population, usually is: up to {@value #MOST} of them, each the middle of what came
 * near it. How unusual another place is says its distance from the nearest of them, in usual distances, by the {@link Tail}
 * of such distances. A far place is a known one from then on, until it gives way to those that are visited more.
 */
final class Places implements Model {
    static final int MOST = 8;
    /** A place is no point: no distance is taken for less than this. */
    private static final double LEAST_KM = 1;

    private static final double NEAR = 3;
    private static final double FARTHEST = 100;
    private static final double KEPT = 0.999;
    private static final int BURN_IN = 8;
    private static final double MEMORY = 500;
    private static final int SILENT = 20;
    private static final double TRUSTED = 200;

    private final List<Known> known = new ArrayList<>(2);
    private final Tail tail = new Tail(2, 0.05, 0.6);
    private double scatter;
    private long seen;

    /** @param visits how often something was near, of late */
    private record Known(Place middle, double visits) {
        Known near(Place place) {
            double rate = Math.max(0.02, 1 / (visits + 1));
            return new Known(middle.towards(place, rate), visits + 1);
        }
    }

    @Override
    public boolean isEmpty() {
        return seen == 0;
    }

    @Override
    public List<Verdict> learn(long time, List<Observation> observed) {
        List<Verdict> verdicts = judge(time, observed, Side.BOTH);
        observed.forEach(one -> learn(Place.of(one.values())));
        return verdicts;
    }

    @Override
    public List<Verdict> judge(long time, List<Observation> observed, Side side) {
        return observed.stream().map(one -> verdict(Place.of(one.values()))).toList();
    }

    private Verdict verdict(Place place) {
        Place nearest = known.isEmpty() ? place : known.get(nearest(place)).middle();
        double probability = seen < SILENT ? 1 : Math.pow(tail.probability(distance(place)), trust());
        return new Verdict(
                place.latitude(),
                nearest.latitude(),
                Math.max(1 / Math.pow(Math.max(1, seen), 3), probability),
                Verdict.THIS_BUCKET_ALONE,
                place.numbers(),
                nearest.numbers());
    }

    private double trust() {
        return 0.4 + 0.6 * Math.min(1, seen / TRUSTED);
    }

    private int nearest(Place place) {
        int nearest = 0;
        for (int i = 1; i < known.size(); i++) {
            if (kilometres(i, place) < kilometres(nearest, place)) {
                nearest = i;
            }
        }
        return nearest;
    }

    private double kilometres(int index, Place place) {
        return known.get(index).middle().kilometresTo(place);
    }

    /** In usual distances. */
    private double distance(Place place) {
        return Math.min(FARTHEST, kilometres(nearest(place), place) / usual());
    }

    private double usual() {
        return Math.max(LEAST_KM, scatter);
    }

    private void learn(Place place) {
        if (known.isEmpty()) {
            known.add(new Known(place, 1));
        } else {
            int nearest = nearest(place);
            double distance = distance(place);
            double kilometres = kilometres(nearest, place);
            if (seen >= SILENT) {
                tail.learn(distance);
            }
            double clipped = seen < BURN_IN ? kilometres : Math.min(kilometres, NEAR * usual());
            scatter += Math.max(1 / MEMORY, 1.0 / seen) * (clipped - scatter);
            visit(place, nearest, distance);
        }
        seen++;
    }

    private void visit(Place place, int nearest, double distance) {
        known.replaceAll(one -> new Known(one.middle(), KEPT * one.visits()));
        if (distance <= NEAR) {
            known.set(nearest, known.get(nearest).near(place));
        } else {
            if (known.size() == MOST) {
                known.remove(known.stream()
                        .min(Comparator.comparingDouble(Known::visits))
                        .orElseThrow());
            }
            known.add(new Known(place, 1));
        }
    }

    @Override
    public long bytes() {
        return 200 + 80L * known.size();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(known.size());
        for (Known one : known) {
            Saved.write(out, new double[] {one.middle().latitude(), one.middle().longitude(), one.visits()});
        }
        tail.write(out);
        out.writeDouble(scatter);
        out.writeLong(seen);
    }

    @Override
    public void read(DataInput in) throws IOException {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            known.add(new Known(new Place(in.readDouble(), in.readDouble()), in.readDouble()));
        }
        tail.read(in);
        scatter = in.readDouble();
        seen = in.readLong();
    }
}
