package org.slackwater.benchmark.detection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * What share of planted anomalies each of the scorers finds at the same rate of false alarms, and how soon; how seldom
 * the product scores high where nothing is wrong; what a bucket and a series cost. All of it follows from the seeds.
 */
public final class DetectionBenchmark {
    private static final long HOUR = 3_600_000;
    private static final int LENGTH = 12 * Background.WEEK;
    /** What comes before is learnt from, and raises no alarms. */
    private static final int LEARNT = 4 * Background.WEEK;

    private static final int EARLIEST = 7 * Background.WEEK;
    private static final int LATEST = 11 * Background.WEEK - 48;

    private final Consumer<String> out;
    private final long[] seeds;
    private final LongFunction<List<Scorer>> scorersOf;
    private final List<Scorer> scorers;
    private final Map<String, List<Found>> byKind = new LinkedHashMap<>();
    private final List<String> details = new ArrayList<>();
    private final List<double[]> cleanScores = new ArrayList<>();

    /** @param seeds "evaluation" for those that figures are published of, "tuning" for those to work with */
    public DetectionBenchmark(Consumer<String> out, String seeds) {
        this(out, seeds, DetectionBenchmark::scorers);
    }

    /** @param scorersOf what is to be compared, for buckets of so many milliseconds */
    DetectionBenchmark(Consumer<String> out, String seeds, LongFunction<List<Scorer>> scorersOf) {
        this.out = out;
        this.scorersOf = scorersOf;
        this.scorers = scorersOf.apply(HOUR);
        this.seeds = seeds.equals("tuning")
                ? LongStream.rangeClosed(1, 20).toArray()
                : LongStream.rangeClosed(1_001, 1_060).toArray();
    }

    static List<Scorer> scorers(long span) {
        return List.of(new EngineScorer(span), new ForestScorer(8), new RollingScorer(168));
    }

    public void run() throws IOException {
        say("Detection: %d seeds from %d, one false alarm in %,d buckets", seeds.length, seeds[0], Alarms.ONE_IN);
        for (Background background : Background.values()) {
            run(background);
        }
        for (Crowd crowd : Crowd.values()) {
            run(crowd);
        }
        out.accept(line("kind", scorers.stream().map(Scorer::name).toList()));
        byKind.forEach((kind, found) -> out.accept(line(kind, shown(found))));
        say("by background:");
        details.forEach(out);
        for (String file : List.of("nyc_taxi.csv", "machine_temperature_system_failure.csv")) {
            run(Known.read(file));
        }
        say("clean buckets over 75, of 1,000: engine %.3f", Alarms.over75(cleanScores));
        new Cost(out, scorers).run();
    }

    private void run(Background background) {
        List<Sample> clean =
                samples(seed -> Sample.clean(background.course(seed, LENGTH).values()));
        Map<Planted, List<Sample>> planted = new EnumMap<>(Planted.class);
        for (Planted kind : Planted.values()) {
            if (kind.fits(background)) {
                planted.put(kind, samples(seed -> kind.sample(background, seed, LENGTH, EARLIEST, LATEST)));
            }
        }
        Map<String, List<Sample>> named = new LinkedHashMap<>();
        planted.forEach((kind, samples) -> named.put(kind.name(), samples));
        run(background.name(), Look.at(background), clean, named);
    }

    private void run(Crowd crowd) {
        List<Sample> clean = samples(seed -> crowd.clean(seed, LENGTH));
        List<Sample> planted = samples(seed -> crowd.sample(seed, LENGTH, EARLIEST, LATEST));
        run(
                "CROWD",
                crowd == Crowd.RARE_VALUE ? Look.RARE_VALUES : Look.AMONG_MEMBERS,
                clean,
                Map.of(crowd.name(), planted));
    }

    private List<Sample> samples(LongFunction<Sample> sample) {
        return LongStream.of(seeds).mapToObj(sample).toList();
    }

    private void run(String background, Look look, List<Sample> clean, Map<String, List<Sample>> planted) {
        Map<String, List<Found>> here = new LinkedHashMap<>();
        for (Scorer scorer : scorers) {
            List<double[]> scores = scorer.scores(look, clean);
            double threshold = Alarms.threshold(scores, bucket -> bucket >= LEARNT);
            if (scorer instanceof EngineScorer) {
                cleanScores.addAll(scores);
                say(
                        "%-10s clean over 75, of 1,000: %.3f; threshold %.1f",
                        background, Alarms.over75(scores), threshold);
            }
            planted.forEach((kind, samples) -> here.computeIfAbsent(kind, k -> new ArrayList<>())
                    .add(found(scorer.scores(look, samples), samples, threshold)));
        }
        here.forEach((kind, found) -> {
            details.add(line(background + " " + kind, shown(found)));
            List<Found> all = byKind.computeIfAbsent(
                    kind, k -> scorers.stream().map(scorer -> new Found()).toList());
            for (int i = 0; i < found.size(); i++) {
                all.get(i).add(found.get(i));
            }
        });
    }

    private static Found found(List<double[]> scores, List<Sample> samples, double threshold) {
        Found found = new Found();
        for (int i = 0; i < samples.size(); i++) {
            found.judge(scores.get(i), samples.get(i).from(), samples.get(i).to(), threshold);
        }
        return found;
    }

    private void run(Known known) {
        Sample sample = Sample.clean(known.values());
        int learnt = (int) (14 * 24 * HOUR / known.span());
        List<String> cells = new ArrayList<>();
        for (Scorer scorer : scorersOf.apply(known.span())) {
            List<double[]> scores = scorer.scores(Look.MEAN, List.of(sample));
            double threshold = Alarms.threshold(scores, bucket -> bucket >= learnt && known.isClean(bucket));
            Found found = new Found();
            known.windows().forEach(window -> found.judge(scores.get(0), window[0], window[1], threshold));
            cells.add(shown(found));
        }
        out.accept(line(known.name(), cells));
    }

    private static List<String> shown(List<Found> found) {
        return found.stream().map(DetectionBenchmark::shown).toList();
    }

    private static String shown(Found found) {
        return String.format(
                Locale.ROOT, "%3.0f %% of %d after %.0f", 100 * found.recall(), found.planted(), found.delay());
    }

    private static String line(String name, List<String> cells) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-36s", name));
        cells.forEach(cell -> line.append(String.format(Locale.ROOT, "%24s", cell)));
        return line.toString();
    }

    private void say(String format, Object... values) {
        out.accept(String.format(Locale.ROOT, format, values));
    }
}
