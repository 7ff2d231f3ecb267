package org.slackwater.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.analysis.JobUnderTest.DAY;
import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.START;
import static org.slackwater.analysis.JobUnderTest.at;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.analysis.entity.DetectorRule;
import org.slackwater.analysis.entity.Explanation;
import org.slackwater.analysis.entity.ModelPlot;
import org.slackwater.analysis.entity.PlotTerms;
import org.slackwater.analysis.entity.Prediction;
import org.slackwater.analysis.entity.Rules;
import org.slackwater.analysis.entity.ScheduledEvent;

/** Hours with a value about 100, more or less by one; in hour {@value #SPIKE} one of 150. */
class ModelPlotsTest {
    private static final int HOURS = 24 * 30;
    private static final int SPIKE = 24 * 25;
    private static final long SPIKE_TIME = START + SPIKE * HOUR;

    private final JobUnderTest job = JobUnderTest.of("mean", "v");

    @Test
    void mostValuesLieBetweenTheBoundsAndTheSpikeDoesNot() {
        plot();

        List<Bucket> buckets = run(job, HOURS);

        List<ModelPlot> usual = plots(buckets.subList(100, SPIKE));
        assertThat(usual).hasSize(SPIKE - 100).allSatisfy(plot -> {
            Prediction expected = plot.expected();
            assertThat(expected.expected()).isBetween(98.0, 102.0);
            assertThat(expected.lower()).isBetween(90.0, expected.expected());
            assertThat(expected.upper()).isBetween(expected.expected(), 110.0);
        });
        assertThat(usual.stream().filter(ModelPlotsTest::isWithin).count()).isGreaterThan(usual.size() * 9L / 10);
        ModelPlot spike = at(buckets, SPIKE_TIME).modelPlots().get(0);
        assertThat(spike.actual()).isEqualTo(150.0);
        assertThat(spike.expected().upper()).isLessThan(110);
    }

    @Test
    void aRecordIsExplainedByTheBoundsOfThePlot() {
        plot();

        Bucket bucket = at(run(job, HOURS), SPIKE_TIME);

        Explanation why = Objects.requireNonNull(bucket.records().get(0).explanation());
        assertThat(bucket.modelPlots())
                .containsExactly(new ModelPlot(
                        0,
                        "mean",
                        null,
                        null,
                        null,
                        null,
                        new Prediction(
                                why.lowerBound(),
                                bucket.records().get(0).typical().get(0),
                                why.upperBound()),
                        150.0));
    }

    @Test
    void thereAreNoneUnlessTheyAreAskedFor() {
        assertThat(plots(run(job, HOURS))).isEmpty();
    }

    @Test
    void theyBeginWithTheBucketThatTheyAreAskedForFrom() {
        job.obey(START + 200 * HOUR, new Rules(List.of(), List.of(), PlotTerms.ALL));
        job.obey(START + 210 * HOUR, Rules.NONE);

        List<Bucket> buckets = run(job, 300);

        assertThat(plotted(buckets)).isEqualTo(IntStream.range(200, 210).boxed().toList());
    }

    @Test
    void aModelThatHasSeenLittleExpectsNothing() {
        plot();

        assertThat(plotted(run(job, 30)))
                .isEqualTo(IntStream.range(20, 29).boxed().toList());
    }

    @Test
    void aBucketWithoutAValueHasBoundsOnly() {
        plot();
        run(job, 100);

        job.add(START + 103 * HOUR, "v", 100.0);
        List<Bucket> gap = job.finishedBy(START + 104 * HOUR);

        assertThat(plots(gap)).extracting(ModelPlot::actual).endsWith(null, null, null, 100.0);
        assertThat(plots(gap)).allSatisfy(plot -> assertThat(plot.expected().upper())
                .isGreaterThan(plot.expected().lower()));
    }

    @Test
    void aCountOfNothingIsAValue() {
        JobUnderTest counted = JobUnderTest.of("count", null);
        counted.obey(START, new Rules(List.of(), List.of(), PlotTerms.ALL));
        run(counted, 100);

        List<Bucket> gap = counted.finishedBy(START + 105 * HOUR);

        assertThat(plots(gap)).hasSizeGreaterThan(3).last().satisfies(plot -> {
            assertThat(plot.feature()).isEqualTo("count");
            assertThat(plot.actual()).isEqualTo(0);
            assertThat(plot.expected().lower()).isGreaterThanOrEqualTo(0);
        });
    }

    @Test
    void whatALongPauseLeavesEmptyIsNotPlotted() {
        plot();
        run(job, 100);

        job.add(START + 5_000 * HOUR, "v", 100.0);
        job.saveAndRestore();
        List<Bucket> pause = job.finishedBy(START + 5_002 * HOUR);

        assertThat(pause).hasSizeGreaterThan(4_000);
        assertThat(plots(pause)).hasSize(303);
        assertThat(at(pause, START + 5_000 * HOUR).modelPlots()).hasSize(1);
        assertThat(at(pause, START + 5_001 * HOUR).modelPlots()).hasSize(1);
    }

    @Test
    void aPauseThatIsPassedStepByStepIsPlottedAsFar() {
        plot();
        run(job, 100);

        int plots = 0;
        for (int hour = 101; hour < 600; hour++) {
            plots += plots(job.finishedBy(START + hour * HOUR)).size();
            job.saveAndRestore();
        }

        assertThat(plots).isEqualTo(301);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "none | north/web north/db south/web south/db all",
                "north | north/web north/db all",
                "web | north/web south/web all",
                "north, db | north/web north/db south/db all",
                "east | all",
                "nort* | all"
            },
            delimiter = '|')
    void termsAreByOrPartitionValues(String terms, String expected) {
        JobUnderTest split =
                new JobUnderTest().detector("mean", "v", "host", "site").detector("max", "v", null, null);
        List<String> wanted = terms.equals("none") ? List.of() : List.of(terms.split(", "));
        split.obey(START, new Rules(List.of(), List.of(), new PlotTerms(wanted)));
        for (int hour = 0; hour < 30; hour++) {
            for (String site : List.of("north", "south")) {
                split.add(START + hour * HOUR, Map.of("v", 1.0 * hour, "site", site, "host", "web"));
                split.add(START + hour * HOUR, Map.of("v", 2.0 * hour, "site", site, "host", "db"));
            }
        }

        Bucket last = at(split.finishedBy(START + 30 * HOUR), START + 29 * HOUR);

        assertThat(last.modelPlots().stream().map(ModelPlotsTest::name)).containsExactlyInAnyOrder(expected.split(" "));
    }

    @Test
    void functionsOfSeveralMeasuresHaveAPlotForEach() {
        JobUnderTest metric = JobUnderTest.of("metric", "v");
        metric.obey(START, new Rules(List.of(), List.of(), PlotTerms.ALL));

        List<Bucket> buckets = run(metric, 30);

        assertThat(at(buckets, START + 28 * HOUR).modelPlots())
                .extracting(ModelPlot::feature)
                .containsExactlyInAnyOrder("min", "max", "mean");
    }

    @Test
    void whatKnowsNoCourseOfValuesHasNone() {
        JobUnderTest crowd = new JobUnderTest()
                .population("mean", "v", null, "host")
                .detector("rare", null, "host", null)
                .detector("lat_long", "place", null, null)
                .detector("time_of_day", null, null, null);
        crowd.obey(START, new Rules(List.of(), List.of(), PlotTerms.ALL));
        for (int hour = 0; hour < 200; hour++) {
            for (int host = 0; host < 10; host++) {
                crowd.add(START + hour * HOUR, Map.of("v", 1.0 * host, "host", "h" + host, "place", "1.5,2.5"));
            }
        }

        assertThat(plots(crowd.finishedBy(START + 200 * HOUR))).isEmpty();
    }

    @Test
    void whatIsExceptedIsPlottedAllTheSame() {
        ScheduledEvent downtime = new ScheduledEvent("e", "downtime", SPIKE_TIME, SPIKE_TIME + HOUR, true, true, 0);
        job.obey(START, new Rules(List.<DetectorRule>of(), List.of(downtime), PlotTerms.ALL));

        Bucket bucket = at(run(job, HOURS), SPIKE_TIME);

        assertThat(bucket.records()).isEmpty();
        assertThat(bucket.modelPlots()).extracting(ModelPlot::actual).containsExactly(150.0);
    }

    @Test
    void openBucketsAreNotPlotted() {
        plot();
        run(job, 100);

        assertThat(plots(job.analysis().interim(START, START + DAY * 100))).isEmpty();
    }

    private void plot() {
        job.obey(START, new Rules(List.of(), List.of(), PlotTerms.ALL));
    }

    /** All buckets but the last one, which stays open. */
    private static List<Bucket> run(JobUnderTest job, int hours) {
        Random random = new Random(1);
        for (int hour = 0; hour < hours; hour++) {
            double value = hour == SPIKE ? 150 : 100 + random.nextGaussian();
            job.add(START + hour * HOUR, "v", value);
        }
        return job.analysis().takeFinished();
    }

    private static List<ModelPlot> plots(List<Bucket> buckets) {
        return buckets.stream().flatMap(bucket -> bucket.modelPlots().stream()).toList();
    }

    private static List<Integer> plotted(List<Bucket> buckets) {
        Set<Long> times = buckets.stream()
                .filter(bucket -> !bucket.modelPlots().isEmpty())
                .map(Bucket::timestamp)
                .collect(Collectors.toSet());
        return times.stream()
                .map(time -> (int) ((time - START) / HOUR))
                .sorted()
                .toList();
    }

    private static boolean isWithin(ModelPlot plot) {
        @Nullable Double actual = plot.actual();
        return actual != null
                && actual >= plot.expected().lower()
                && actual <= plot.expected().upper();
    }

    private static String name(ModelPlot plot) {
        return plot.partitionFieldValue() == null ? "all" : plot.partitionFieldValue() + "/" + plot.byFieldValue();
    }
}
