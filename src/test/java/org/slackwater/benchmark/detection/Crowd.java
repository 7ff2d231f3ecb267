package org.slackwater.benchmark.detection;

import java.util.Random;

/** The kinds of anomalies that are about one among many. */
enum Crowd {
    /** Ten that do alike, each a little different; one of them does much more or less for three hours. */
    POPULATION_OUTLIER(10, 3) {
        @Override
        void fill(double[][] members, Random random) {
            for (double[] member : members) {
                double own = Math.exp(0.15 * random.nextGaussian());
                for (int i = 0; i < member.length; i++) {
                    double day = 1 + 0.5 * Math.sin(2 * Math.PI * i / Background.DAY);
                    member[i] = 100 * own * day * Math.exp(0.2 * random.nextGaussian());
                }
            }
        }

        @Override
        void plant(double[] member, int from, int to, Random random) {
            double factor = 4 + 2 * random.nextDouble();
            boolean more = random.nextBoolean();
            for (int i = from; i < to; i++) {
                member[i] *= more ? factor : 1 / factor;
            }
        }
    },
    /** Numbers of events with each of fifteen values, some of which hardly come; the last comes once. */
    RARE_VALUE(15, 1) {
        @Override
        void fill(double[][] members, Random random) {
            for (int value = 0; value < members.length - 1; value++) {
                double share = 0.9 / Math.pow(value + 1, 1.2);
                for (int i = 0; i < members[value].length; i++) {
                    members[value][i] = random.nextDouble() < share ? 1 + random.nextInt(3) : 0;
                }
            }
        }

        @Override
        void plant(double[] member, int from, int to, Random random) {
            member[from] = 1;
        }
    };

    private final int members;
    private final int length;

    Crowd(int members, int length) {
        this.members = members;
        this.length = length;
    }

    abstract void fill(double[][] members, Random random);

    abstract void plant(double[] member, int from, int to, Random random);

    Sample clean(long seed, int length) {
        double[][] all = new double[members][length];
        fill(all, new Random(31 * seed + 100 + ordinal()));
        return Sample.clean(all);
    }

    Sample sample(long seed, int length, int earliest, int latest) {
        Random random = new Random(77 * seed + 100 + ordinal());
        Sample clean = clean(seed, length);
        int from = earliest + random.nextInt(latest - earliest);
        plant(clean.members()[members - 1], from, from + this.length, random);
        return new Sample(clean.members(), from, from + this.length);
    }
}
