package org.slackwater.benchmark.detection;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.control.Analysis;
import org.slackwater.analysis.control.AnalysisEngine;
import org.slackwater.analysis.entity.AnalysisSpec;
import org.slackwater.analysis.entity.AnomalyRecord;
import org.slackwater.analysis.entity.Bucket;

/** The product, a job for each sample; its score is that of the highest record. */
final class EngineScorer implements Scorer {
    private final long span;

    EngineScorer(long span) {
        this.span = span;
    }

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public List<double[]> scores(Look look, List<Sample> samples) {
        return samples.stream().map(sample -> scores(look, sample)).toList();
    }

    private double[] scores(Look look, Sample sample) {
        Job job = new Job(look, span, false);
        double[] scores = new double[sample.length()];
        for (int i = 0; i < sample.length(); i++) {
            job.add(i * span, sample, i, null);
            job.take(scores);
        }
        job.end(sample.length() * span, scores);
        return scores;
    }

    /** A running analysis with records made of samples. */
    static final class Job {
        private final Look look;
        private final long span;
        private final Analysis analysis;

        Job(Look look, long span, boolean partitioned) {
            this.look = look;
            this.span = span;
            this.analysis = AnalysisEngine.create(new AnalysisSpec(
                    "benchmark", span, 0, List.of(look.detector(partitioned)), List.of(), look.counts() ? "n" : null));
        }

        Analysis analysis() {
            return analysis;
        }

        void add(long time, Sample sample, int bucket, @Nullable String partition) {
            for (int member = 0; member < sample.members().length; member++) {
                double value = sample.members()[member][bucket];
                if (!look.counts() || value > 0) {
                    add(time, value, "member-" + member, partition);
                }
            }
            if (look == Look.COUNT) {
                add(time, 0, "member-0", partition);
            }
        }

        void add(long time, double value, String member, @Nullable String partition) {
            Object[] record = new Object[analysis.fields().size()];
            Arrays.setAll(record, i -> switch (analysis.fields().get(i)) {
                case "member" -> member;
                case "sample" -> partition;
                default -> value;
            });
            analysis.add(time, record, record.length, 0);
        }

        void take(double[] scores) {
            for (Bucket bucket : analysis.takeFinished()) {
                scores[(int) (bucket.timestamp() / span)] = bucket.records().stream()
                        .mapToDouble(AnomalyRecord::recordScore)
                        .max()
                        .orElse(0);
            }
        }

        void end(long time, double[] scores) {
            analysis.advanceTo(time);
            take(scores);
        }
    }
}
