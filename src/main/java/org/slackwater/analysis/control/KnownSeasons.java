package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slackwater.analysis.entity.ModelChange.Kind;

/**
 * Which seasons a model goes by, for people to be told of. The model itself weighs them by and by; one is told to be found
 * when the level explains values so much worse that it has a tenth of the weight, and the course is clearly more than what
 * usually remains; given up when it explains nothing more, and has flattened. Looked at once a day.
 */
final class KnownSeasons {
    /** The eighth power of it is a tenth. */
    private static final double GAIN = 0.75;

    private static final double NO_GAIN = 0.95;
    private static final double CLEAR = 0.5;
    private static final double FLAT = 0.25;
    private static final double DAYS = 2;
    private static final double WEEKS = 14;

    /** How far they reached when they were found; 0 of those that are not known. */
    private double day;

    private double week;

    /** @param days since the first value */
    List<Turn> look(Baseline baseline, double days) {
        List<Turn> turns = new ArrayList<>(0);
        if (days >= DAYS) {
            day = look(day, baseline.day(), Kind.DAY_FOUND, Kind.DAY_GIVEN_UP, "daily", turns);
        }
        if (days >= WEEKS) {
            week = look(week, baseline.week(), Kind.WEEK_FOUND, Kind.WEEK_GIVEN_UP, "weekly", turns);
        }
        return turns;
    }

    private static double look(double known, Course course, Kind found, Kind givenUp, String name, List<Turn> turns) {
        if (known == 0 && course.error() < GAIN * course.errorWithout() && course.reach() > CLEAR * course.error()) {
            turns.add(new Turn(found, "A " + name + " season was found"));
            return course.reach();
        }
        if (known > 0 && course.error() > NO_GAIN * course.errorWithout() && course.reach() < FLAT * known) {
            turns.add(new Turn(givenUp, "The " + name + " season was given up"));
            return 0;
        }
        return known;
    }

    /**
     * How a season does.
     *
     * @param error how far off its expectations are, and those without it
     * @param reach how far it usually goes to either side of the middle
     */
    record Course(double error, double errorWithout, double reach) {}

    void write(DataOutput out) throws IOException {
        out.writeDouble(day);
        out.writeDouble(week);
    }

    void read(DataInput in) throws IOException {
        day = in.readDouble();
        week = in.readDouble();
    }
}
