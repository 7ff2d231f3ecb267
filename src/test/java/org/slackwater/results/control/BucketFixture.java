package org.slackwater.results.control;

import java.util.Arrays;
import java.util.List;
import org.slackwater.analysis.entity.AnomalyCause;
import org.slackwater.analysis.entity.AnomalyRecord;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.analysis.entity.BucketInfluencer;
import org.slackwater.analysis.entity.Explanation;
import org.slackwater.analysis.entity.Influence;
import org.slackwater.analysis.entity.Influencer;
import org.slackwater.analysis.entity.ModelPlot;
import org.slackwater.analysis.entity.Prediction;

/** Buckets of a minute. */
final class BucketFixture {
    static final long SPAN = 60;

    private BucketFixture() {}

    static Bucket quiet(long number) {
        return new Bucket(
                number * SPAN * 1000,
                SPAN,
                0,
                0,
                7,
                false,
                List.of(influencer("bucket_time", 0)),
                List.of(),
                List.of());
    }

    /** Because of one airline of that name. */
    static Bucket unusual(long number, String airline) {
        return new Bucket(
                number * SPAN * 1000,
                SPAN,
                80,
                81,
                7,
                false,
                List.of(influencer("airline", 80)),
                List.of(record(airline, 80)),
                List.of(new Influencer("airline", airline, 80, 81, 1e-9)));
    }

    static Bucket unusual(long number, double score, boolean interim) {
        return new Bucket(
                number * SPAN * 1000,
                SPAN,
                score,
                score + 1,
                7,
                interim,
                List.of(influencer("bucket_time", score), influencer("airline", score)),
                List.of(record("AAL", score), record("KLM \"x\"", score / 2)),
                List.of(new Influencer("airline", "AAL", score, score + 1, 1e-9)));
    }

    /** Because of one user of a population, of whom two things were odd. */
    static Bucket ofPopulation(long number, String function, AnomalyCause... causes) {
        AnomalyRecord record = new AnomalyRecord(
                2,
                function,
                function,
                "field",
                "status",
                null,
                "user",
                "ann",
                "site",
                "north",
                List.of(),
                List.of(),
                1e-9,
                -5,
                80,
                80,
                List.of(),
                List.of(causes),
                null,
                null);
        return new Bucket(number * SPAN * 1000, SPAN, 80, 80, 7, false, List.of(), List.of(record), List.of());
    }

    /** With a plot of each airline; what bucket 3 has no value of is not known. */
    static Bucket plotted(long number, String... airlines) {
        List<ModelPlot> plots = Arrays.stream(airlines)
                .map(airline -> new ModelPlot(
                        airline.length(),
                        "mean",
                        "airline",
                        airline,
                        "site",
                        "north",
                        new Prediction(-1e17, number, Double.MAX_VALUE),
                        number == 3 ? null : Double.valueOf(number + 0.1)))
                .toList();
        return quiet(number).with(List.of(), plots, List.of());
    }

    private static BucketInfluencer influencer(String field, double score) {
        return new BucketInfluencer(field, score + 1, score, score / 10, 0.25);
    }

    private static AnomalyRecord record(String airline, double score) {
        return new AnomalyRecord(
                0,
                "mean",
                "mean",
                "responsetime",
                "airline",
                airline,
                null,
                null,
                null,
                null,
                List.of(1.5),
                List.of(1e17),
                1e-300,
                -5,
                score,
                score + 1,
                List.of(new Influence("airline", List.of(airline, "other"))),
                List.of(),
                new Explanation(5, 1, 2, 3, -2.5, 1e17 / 3),
                "the \"other\"");
    }
}
