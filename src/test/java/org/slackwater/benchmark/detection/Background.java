package org.slackwater.benchmark.detection;

import java.util.Arrays;
import java.util.Random;

/** What a series is like where nothing is wrong with it, one value an hour; the seed chooses phase, size and noise. */
enum Background {
    /** Around a level, with heavier tails than the normal distribution has. */
    NOISY {
        @Override
        void fill(Course course, Random random) {
            for (int i = 0; i < course.noise().length; i++) {
                course.expected()[i] = 100;
                course.usual()[i] = 10;
                course.noise()[i] = random.nextGaussian() / Math.sqrt((4 + square(random)) / 5);
            }
        }

        private double square(Random random) {
            double normal = random.nextGaussian();
            return normal * normal;
        }
    },
    DAILY {
        @Override
        void fill(Course course, Random random) {
            double phase = random.nextInt(DAY);
            for (int i = 0; i < course.noise().length; i++) {
                course.expected()[i] = 100 + 40 * wave(i + phase) + 15 * wave(2 * i + phase);
                course.usual()[i] = 5;
                course.noise()[i] = kept(course.noise(), i, 0.5, random);
            }
        }
    },
    /** Working days and quiet week ends; louder where it is higher. */
    WEEKLY {
        @Override
        void fill(Course course, Random random) {
            double phase = random.nextInt(DAY);
            int first = random.nextInt(7);
            for (int i = 0; i < course.noise().length; i++) {
                double height = (i / DAY + first) % 7 < 5 ? 1 : 0.4;
                course.expected()[i] = 20 + height * (100 + 60 * wave(i + phase));
                course.usual()[i] = 0.06 * course.expected()[i];
                course.noise()[i] = kept(course.noise(), i, 0.5, random);
            }
        }
    },
    /** Grows by half a usual distance a day, with a course of the day. */
    TRENDING {
        @Override
        void fill(Course course, Random random) {
            double phase = random.nextInt(DAY);
            for (int i = 0; i < course.noise().length; i++) {
                course.expected()[i] = 100 + 0.1 * i + 20 * wave(i + phase);
                course.usual()[i] = 5;
                course.noise()[i] = kept(course.noise(), i, 0.3, random);
            }
        }
    },
    /** Always above 0, often low, at times much higher for some hours. */
    BURSTY {
        @Override
        void fill(Course course, Random random) {
            double state = 0;
            for (int i = 0; i < course.noise().length; i++) {
                state = 0.85 * state + Math.sqrt(1 - 0.85 * 0.85) * random.nextGaussian();
                course.expected()[i] = 50;
                course.usual()[i] = 30;
                course.noise()[i] = Math.exp(0.7 * state) - Math.exp(0.245);
            }
        }
    },
    /** Few events an hour, fewer by night. */
    SPARSE {
        @Override
        void fill(Course course, Random random) {
            double phase = random.nextInt(DAY);
            for (int i = 0; i < course.noise().length; i++) {
                course.expected()[i] = 0.8 + 0.7 * wave(i + phase);
                course.usual()[i] = 1;
                course.noise()[i] = random.nextGaussian();
            }
        }
    };

    static final int DAY = 24;
    static final int WEEK = 7 * DAY;

    abstract void fill(Course course, Random random);

    Course course(long seed, int length) {
        Course course = new Course(new double[length], new double[length], new double[length], this == SPARSE);
        fill(course, new Random(31 * seed + ordinal()));
        return course;
    }

    /** Whether one day shows the season. */
    boolean seasonal() {
        return this == DAILY || this == WEEKLY || this == TRENDING;
    }

    /** Of each day the mean, in every hour of it. */
    static void level(double[] expected, int from, int to) {
        Arrays.fill(expected, from, to, Arrays.stream(expected, from, to).sum() / (to - from));
    }

    private static double wave(double hour) {
        return Math.sin(2 * Math.PI * hour / DAY);
    }

    /** Normal noise, of which a part is kept from one hour to the next. */
    private static double kept(double[] noise, int i, double part, Random random) {
        double before = i == 0 ? 0 : noise[i - 1];
        return part * before + Math.sqrt(1 - part * part) * random.nextGaussian();
    }
}
