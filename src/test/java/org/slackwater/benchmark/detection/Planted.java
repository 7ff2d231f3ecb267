package org.slackwater.benchmark.detection;

import java.util.Random;

/** The kinds of anomalies of one series. Sizes are in usual distances of the background. */
enum Planted {
    SPIKE(1) {
        @Override
        void in(Course course, int from, int to, double size, int sign) {
            course.expected()[from] += (4 + size) * course.usual()[from];
        }
    },
    DIP(1) {
        @Override
        void in(Course course, int from, int to, double size, int sign) {
            course.expected()[from] -= (4 + size) * course.usual()[from];
        }
    },
    /** Stays until the end; it has to be found on its first day. */
    LEVEL_SHIFT(24) {
        @Override
        void in(Course course, int from, int to, double size, int sign) {
            for (int i = from; i < course.expected().length; i++) {
                course.expected()[i] += sign * size * course.usual()[i];
            }
        }
    },
    /** One day without its course. */
    MISSING_SEASON(24) {
        @Override
        void in(Course course, int from, int to, double size, int sign) {
            Background.level(course.expected(), from, to);
        }
    },
    /** Rises or falls for a week, and stays there; to be found before the day after. */
    DRIFT(8 * 24) {
        @Override
        void in(Course course, int from, int to, double size, int sign) {
            double hours = Background.WEEK;
            for (int i = from; i < course.expected().length; i++) {
                course.expected()[i] += sign * size * course.usual()[i] * Math.min(1, (i - from) / hours);
            }
        }
    },
    VARIANCE(48) {
        @Override
        void in(Course course, int from, int to, double size, int sign) {
            for (int i = from; i < to; i++) {
                course.noise()[i] *= size - 0.5;
            }
        }
    },
    /** Every value as the one before. */
    FLAT_LINE(48) {
        @Override
        void in(Course course, int from, int to, double size, int sign) {
            double value = course.value(from);
            for (int i = from; i < to; i++) {
                course.expected()[i] = value;
                course.noise()[i] = 0;
            }
        }
    };

    /** Buckets within which it has to be found. */
    private final int length;

    Planted(int length) {
        this.length = length;
    }

    abstract void in(Course course, int from, int to, double size, int sign);

    boolean fits(Background background) {
        return switch (this) {
            case SPIKE, LEVEL_SHIFT, DRIFT -> true;
            case DIP, VARIANCE, FLAT_LINE -> background != Background.SPARSE;
            case MISSING_SEASON -> background.seasonal();
        };
    }

    /** The series of the seed with this in it, somewhere between the given buckets. */
    Sample sample(Background background, long seed, int length, int earliest, int latest) {
        Random random = new Random(77 * seed + ordinal());
        Course course = background.course(seed, length);
        int from = earliest + random.nextInt(latest - earliest);
        in(course, from, from + this.length, 3 + 2 * random.nextDouble(), random.nextBoolean() ? 1 : -1);
        return new Sample(new double[][] {course.values()}, from, from + this.length);
    }
}
