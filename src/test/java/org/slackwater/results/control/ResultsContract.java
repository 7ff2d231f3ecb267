package org.slackwater.results.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.slackwater.results.control.BucketFixture.ofPopulation;
import static org.slackwater.results.control.BucketFixture.plotted;
import static org.slackwater.results.control.BucketFixture.quiet;
import static org.slackwater.results.control.BucketFixture.unusual;

import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slackwater.analysis.entity.AnomalyCause;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.analysis.entity.Influence;
import org.slackwater.categorization.entity.Category;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.Page;
import org.slackwater.results.entity.BucketResult;
import org.slackwater.results.entity.CategoryResult;
import org.slackwater.results.entity.CauseResult;
import org.slackwater.results.entity.ExplanationResult;
import org.slackwater.results.entity.Found;
import org.slackwater.results.entity.GeoResults;
import org.slackwater.results.entity.InfluencerResult;
import org.slackwater.results.entity.ModelPlotResult;
import org.slackwater.results.entity.OverallBucket;
import org.slackwater.results.entity.OverallBucket.JobScore;
import org.slackwater.results.entity.RecordResult;
import org.slackwater.storage.TestStorage;

/** What holds for results on every database. */
abstract class ResultsContract {
    private final ResultStore store = new ResultStore();
    private final Results results = new Results();
    private final Categories categories = new Categories();
    private final ModelPlots plots = new ModelPlots();
    private final OverallBuckets overall = new OverallBuckets();
    private @Nullable TestStorage storage;

    abstract TestStorage open();

    @BeforeEach
    void openStorage() {
        TestStorage opened = open();
        store.entities = opened.entities();
        results.entities = opened.entities();
        categories.entities = opened.entities();
        plots.entities = opened.entities();
        overall.entities = opened.entities();
        storage = opened;
    }

    @AfterEach
    void closeStorage() {
        if (storage != null) {
            storage.close();
        }
    }

    private void write(String jobId, Bucket... buckets) {
        inTransaction(() -> store.replace(jobId, List.of(buckets)));
    }

    private void writeCategories(String jobId, Category... written) {
        inTransaction(() -> store.replaceCategories(jobId, List.of(written)));
    }

    private static Category category(long id, @Nullable String partition, long matches) {
        List<String> terms = List.of("it's", "\"b\"");
        String field = partition == null ? null : "host";
        return new Category(id, field, partition, terms, 12, List.of("it's \"b\"\0\n"), matches);
    }

    private void inTransaction(Runnable work) {
        if (storage != null) {
            storage.transaction(work);
        }
    }

    private static ResultsQuery page(int from, int size) {
        return new ResultsQuery(null, null, 0, false, null, null, new Page(from, size));
    }

    private static ResultsQuery between(@Nullable Long start, @Nullable Long end) {
        return new ResultsQuery(start, end, 0, false, null, null, Page.FIRST_HUNDRED);
    }

    private static ResultsQuery sorted(String sort, @Nullable Boolean desc) {
        return new ResultsQuery(null, null, 0, false, sort, desc, Page.FIRST_HUNDRED);
    }

    private List<Long> numbers(ResultsQuery query) {
        return results.buckets("a", query).page().stream()
                .map(bucket -> bucket.timestamp() / 60_000)
                .toList();
    }

    @Test
    void aRecordOfAPopulationHasItsCausesAndSaysInThemWhatWasActual() {
        AnomalyCause first = new AnomalyCause(1e-300, "mean", "it's \"ok\"", List.of(1.5), List.of(1e17));
        AnomalyCause second = new AnomalyCause(0.01, "mean", null, List.of(0.0), List.of(-2.0));
        write("a", ofPopulation(1, "mean", first, second), unusual(2, 50, false));

        RecordResult record = results.records("a", page(0, 1)).page().get(0);

        assertThat(record.typical()).isNull();
        assertThat(record.actual()).isNull();
        assertThat(record.causes())
                .extracting(CauseResult::probability, CauseResult::byFieldValue, CauseResult::actual)
                .containsExactly(tuple(1e-300, "it's \"ok\"", List.of(1e17)), tuple(0.01, null, List.of(-2.0)));
        assertThat(record.causes())
                .allMatch(cause -> "ann".equals(cause.overFieldValue()) && "north".equals(cause.partitionFieldValue()));
        assertThat(results.records("a", page(1, 1)).page().get(0).causes()).isNull();
    }

    @Test
    void aCategoryTakesThePlaceOfTheOneWithItsId() {
        writeCategories("a", category(1, null, 3), category(2, null, 4));
        writeCategories("b", category(1, null, 5));

        writeCategories("a", category(2, null, 9), category(10, null, 1));

        Found<CategoryResult> found = categories.of("a", null, Page.FIRST_HUNDRED);
        assertThat(found.page())
                .extracting(CategoryResult::categoryId, CategoryResult::numMatches)
                .containsExactly(tuple(1L, 3L), tuple(2L, 9L), tuple(10L, 1L));
        assertThat(found.page().get(0))
                .isEqualTo(CategoryResult.of("a", category(1, null, 3)))
                .extracting(CategoryResult::terms, CategoryResult::mlcategory)
                .containsExactly("it's \"b\"", "1");
        assertThat(categories.of("a", null, new Page(1, 1)))
                .isEqualTo(new Found<>(3, List.of(CategoryResult.of("a", category(2, null, 9)))));
        assertThat(categories.of("b", null, new Page(1, 1))).isEqualTo(new Found<>(1, List.of()));
    }

    @Test
    void categoriesOfAPartitionAreFoundByIt() {
        writeCategories("a", category(1, "x", 3), category(2, "y", 4));

        assertThat(categories.of("a", "y", Page.FIRST_HUNDRED).page())
                .extracting(CategoryResult::categoryId)
                .containsExactly(2L);
        assertThat(categories.one("a", 2, "y").partitionFieldName()).isEqualTo("host");
        assertThatThrownBy(() -> categories.one("a", 2, "x"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(404));
    }

    @Test
    void valuesWithZeroCharactersAreAskedForAsTheyAreStored() {
        writeCategories("a", category(1, "x\0y", 3));

        assertThat(categories.of("a", "x\0y", Page.FIRST_HUNDRED).count()).isEqualTo(1);
        assertThat(categories.one("a", 1, "x\0y").numMatches()).isEqualTo(3);
        assertThat(categories.of("a", "\0", Page.FIRST_HUNDRED).count()).isZero();
        ModelPlotsQuery plotsOf = new ModelPlotsQuery(null, null, null, "\0", "\0", false, Page.FIRST_HUNDRED);
        assertThat(plots.of("a", plotsOf).count()).isZero();
    }

    @Test
    void categoriesGoWithAllResultsOfTheirJobOnly() {
        writeCategories("a", category(1, null, 3));
        writeCategories("b", category(1, null, 5));

        inTransaction(() -> store.deleteAll("a"));

        assertThat(categories.of("a", null, Page.FIRST_HUNDRED).count()).isZero();
        assertThat(categories.of("b", null, Page.FIRST_HUNDRED).count()).isEqualTo(1);
    }

    @Test
    void placesAreToldAsPointsToo() {
        write(
                "a",
                ofPopulation(
                        1,
                        "lat_long",
                        new AnomalyCause(1e-9, "lat_long", null, List.of(1.5, -2.0), List.of(40.0, 7.25))));

        RecordResult record = results.records("a", page(0, 1)).page().get(0);

        assertThat(record.geoResults()).isNull();
        assertThat(record.causes())
                .extracting(CauseResult::geoResults)
                .containsExactly(new GeoResults("40.0,7.25", "1.5,-2.0"));
    }

    @Test
    void whatWasWrittenIsRead() {
        write("a", unusual(1, 80, false));

        BucketResult bucket = results.bucket("a", 60_000, false);
        assertThat(bucket.anomalyScore()).isEqualTo(80);
        assertThat(bucket.initialAnomalyScore()).isEqualTo(81);
        assertThat(bucket.bucketSpan()).isEqualTo(60);
        assertThat(bucket.eventCount()).isEqualTo(7);
        assertThat(bucket.isInterim()).isFalse();
        assertThat(bucket.records()).isNull();
        assertThat(bucket.bucketInfluencers())
                .extracting("influencerFieldName", "anomalyScore", "rawAnomalyScore", "probability", "timestamp")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("bucket_time", 80.0, 8.0, 0.25, 60_000L),
                        org.assertj.core.groups.Tuple.tuple("airline", 80.0, 8.0, 0.25, 60_000L));

        RecordResult record = results.records("a", ResultsQuery.all()).page().get(1);
        assertThat(record.byFieldValue()).isEqualTo("KLM \"x\"");
        assertThat(record.partitionFieldName()).isNull();
        assertThat(record.function()).isEqualTo("mean");
        assertThat(record.probability()).isEqualTo(1e-300);
        assertThat(record.typical()).containsExactly(1.5);
        assertThat(record.actual()).containsExactly(1e17);
        assertThat(record.influencers()).containsExactly(new Influence("airline", List.of("KLM \"x\"", "other")));
        assertThat(record.anomalyScoreExplanation())
                .isEqualTo(new ExplanationResult("spike", 3, 5, 1, 2, -2.5, 1.5, 1e17 / 3));
        assertThat(record.correlatedByFieldValue()).isEqualTo("the \"other\"");

        InfluencerResult influencer =
                results.influencers("a", ResultsQuery.all()).page().get(0);
        assertThat(influencer.influencerFieldValue()).isEqualTo("AAL");
        assertThat(influencer.initialInfluencerScore()).isEqualTo(81);
    }

    @Test
    void whatADatabaseCannotHoldIsReplaced() {
        write("a", BucketFixture.unusual(1, "a\0b"));

        assertThat(results.records("a", ResultsQuery.all()).page().get(0).byFieldValue())
                .isEqualTo("a\ufffdb");
    }

    @Test
    void writingAgainChangesNothing() {
        write("a", quiet(1), unusual(2, 50, false), quiet(3));
        write("a", unusual(2, 50, false), quiet(3));

        assertThat(results.buckets("a", ResultsQuery.all()).count()).isEqualTo(3);
        assertThat(results.records("a", ResultsQuery.all()).count()).isEqualTo(2);
        assertThat(results.influencers("a", ResultsQuery.all()).count()).isEqualTo(1);
    }

    @Test
    void theFinalBucketTakesThePlaceOfTheInterimOne() {
        write("a", unusual(2, 50, true));
        write("a", quiet(2));

        assertThat(results.bucket("a", 120_000, true).anomalyScore()).isZero();
        assertThat(results.records("a", ResultsQuery.all()).count()).isZero();
    }

    @Test
    void whatStandsInAGapStays() {
        write("a", unusual(2, 50, false));
        write("a", quiet(1), quiet(3));

        assertThat(numbers(ResultsQuery.all())).containsExactly(1L, 2L, 3L);
        assertThat(results.records("a", ResultsQuery.all()).count()).isEqualTo(2);
    }

    @Test
    void deletingTouchesOneJobOnly() {
        write("a", unusual(1, 50, false), unusual(2, 50, true));
        write("b", unusual(1, 50, false), unusual(2, 50, true));

        inTransaction(() -> store.deleteInterim("a"));
        assertThat(numbers(ResultsQuery.all())).containsExactly(1L);
        assertThat(results.records("a", ResultsQuery.all()).count()).isEqualTo(2);
        assertThat(results.influencers("a", ResultsQuery.all()).count()).isEqualTo(1);

        inTransaction(() -> store.deleteAll("a"));
        assertThat(results.buckets("a", ResultsQuery.all()).count()).isZero();
        assertThat(results.buckets("b", ResultsQuery.all()).count()).isEqualTo(2);
        assertThat(results.influencers("b", ResultsQuery.all()).count()).isEqualTo(2);
    }

    @Test
    void startIsInclusiveAndEndExclusive() {
        write("a", quiet(1), quiet(2), quiet(3), quiet(4));

        assertThat(numbers(between(120_000L, 240_000L))).containsExactly(2L, 3L);
        assertThat(numbers(between(120_001L, null))).containsExactly(3L, 4L);
        assertThat(numbers(between(null, 60_000L))).isEmpty();
    }

    @Test
    void scoreAndInterimAreFiltered() {
        write("a", quiet(1), unusual(2, 30, false), unusual(3, 60, true));

        assertThat(numbers(new ResultsQuery(null, null, 30, false, null, null, Page.FIRST_HUNDRED)))
                .containsExactly(2L, 3L);
        assertThat(numbers(new ResultsQuery(null, null, 30, true, null, null, Page.FIRST_HUNDRED)))
                .containsExactly(2L);
        assertThat(results.records("a", new ResultsQuery(null, null, 30, true, null, null, Page.FIRST_HUNDRED))
                        .page())
                .extracting(RecordResult::recordScore)
                .containsExactly(30.0);
    }

    @Test
    void bucketsComeByTimeAndRecordsByScore() {
        write("a", unusual(1, 30, false), unusual(2, 90, false), unusual(3, 60, false));

        assertThat(numbers(ResultsQuery.all())).containsExactly(1L, 2L, 3L);
        assertThat(numbers(sorted("anomaly_score", true))).containsExactly(2L, 3L, 1L);
        assertThat(numbers(sorted("timestamp", true))).containsExactly(3L, 2L, 1L);
        assertThat(results.records("a", ResultsQuery.all()).page())
                .extracting(RecordResult::recordScore)
                .containsExactly(90.0, 60.0, 45.0, 30.0, 30.0, 15.0);
        assertThat(results.records("a", sorted("by_field_value", false))
                        .page()
                        .get(0)
                        .timestamp())
                .isEqualTo(60_000);
        assertThatThrownBy(() -> results.records("a", sorted("1; drop table record", null)))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(400));
    }

    @Test
    void pagesFollowEachOtherAndTheCountIsOfAll() {
        write("a", LongStream.range(0, 10).mapToObj(BucketFixture::quiet).toArray(Bucket[]::new));

        assertThat(numbers(page(0, 4))).containsExactly(0L, 1L, 2L, 3L);
        assertThat(numbers(page(8, 4))).containsExactly(8L, 9L);
        assertThat(numbers(page(20, 4))).isEmpty();
        assertThat(results.buckets("a", page(8, 0)).count()).isEqualTo(10);
        assertThatThrownBy(() -> page(9_999, 2)).isInstanceOf(ApiException.class);
    }

    @Test
    void anAbsentBucketIsNotFound() {
        write("a", unusual(1, 1, true));

        assertThatThrownBy(() -> results.bucket("a", 60_001, false))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(404));
        assertThatThrownBy(() -> results.bucket("a", 60_000, true)).isInstanceOf(ApiException.class);
    }

    private Found<ModelPlotResult> plots(ModelPlotsQuery query) {
        return plots.of("a", query);
    }

    private static ModelPlotsQuery plotsOf(@Nullable String airline, boolean desc, Page page) {
        return new ModelPlotsQuery(null, null, null, airline, null, desc, page);
    }

    private static ModelPlotsQuery allPlots() {
        return plotsOf(null, false, new Page(0, 10_000));
    }

    private List<Tuple> places(ModelPlotsQuery query) {
        return plots(query).page().stream()
                .map(plot -> tuple(plot.timestamp() / 60_000, plot.byFieldValue()))
                .toList();
    }

    @Test
    void aPlotIsReadAsItWasWritten() {
        write("a", plotted(2, "it's \"A\""), plotted(3, "B"));

        assertThat(plots(allPlots()))
                .isEqualTo(new Found<>(
                        2,
                        List.of(
                                new ModelPlotResult(
                                        "a",
                                        "model_plot",
                                        120_000,
                                        60,
                                        8,
                                        "mean",
                                        "airline",
                                        "it's \"A\"",
                                        "site",
                                        "north",
                                        -1e17,
                                        2,
                                        Double.MAX_VALUE,
                                        2.1),
                                new ModelPlotResult(
                                        "a",
                                        "model_plot",
                                        180_000,
                                        60,
                                        1,
                                        "mean",
                                        "airline",
                                        "B",
                                        "site",
                                        "north",
                                        -1e17,
                                        3,
                                        Double.MAX_VALUE,
                                        null))));
    }

    @Test
    void plotsAreReplacedWithTheirBucket() {
        write("a", plotted(1, "A", "B"), plotted(2, "A", "B"));
        write("b", plotted(2, "A"));

        write("a", plotted(2, "B"));
        assertThat(places(allPlots())).containsExactly(tuple(1L, "A"), tuple(1L, "B"), tuple(2L, "B"));
        write("a", quiet(2));
        assertThat(places(allPlots())).containsExactly(tuple(1L, "A"), tuple(1L, "B"));
        assertThat(plots.of("b", allPlots()).count()).isEqualTo(1);
    }

    @Test
    void plotsArePagedAndFiltered() {
        write("a", plotted(1, "A", "BB"), plotted(2, "A", "BB"), plotted(3, "A", "BB"));

        assertThat(places(plotsOf(null, false, new Page(1, 2)))).containsExactly(tuple(1L, "BB"), tuple(2L, "A"));
        assertThat(places(plotsOf(null, true, new Page(0, 3))))
                .containsExactly(tuple(3L, "A"), tuple(3L, "BB"), tuple(2L, "A"));
        assertThat(plots(plotsOf("BB", false, new Page(5, 1)))).isEqualTo(new Found<>(3, List.of()));
        assertThat(places(plotsOf("BB", true, new Page(0, 2)))).containsExactly(tuple(3L, "BB"), tuple(2L, "BB"));
        assertThat(places(new ModelPlotsQuery(120_000L, 180_000L, null, null, null, false, Page.FIRST_HUNDRED)))
                .containsExactly(tuple(2L, "A"), tuple(2L, "BB"));
        assertThat(places(new ModelPlotsQuery(null, 120_000L, 1, null, "north", false, Page.FIRST_HUNDRED)))
                .containsExactly(tuple(1L, "A"));
        assertThat(plots(new ModelPlotsQuery(null, null, null, null, "south", false, Page.FIRST_HUNDRED))
                        .count())
                .isZero();
        assertThatThrownBy(() -> plotsOf(null, false, new Page(9_999, 2))).isInstanceOf(ApiException.class);
    }

    @Test
    void plotsGoWithTheirBuckets() {
        write("a", plotted(1, "A"), plotted(2, "A"), plotted(3, "A"), plotted(4, "A"));
        write("b", plotted(1, "A"));

        inTransaction(() -> store.deleteInterim("a"));
        assertThat(plots(allPlots()).count()).isEqualTo(4);
        inTransaction(() -> store.deleteOldest("a", 120_000, 10));
        assertThat(places(allPlots())).containsExactly(tuple(2L, "A"), tuple(3L, "A"), tuple(4L, "A"));
        inTransaction(() -> store.deleteAfter("a", 120_000));
        assertThat(places(allPlots())).containsExactly(tuple(2L, "A"));
        inTransaction(() -> store.deleteAll("a"));
        assertThat(plots(allPlots()).count()).isZero();
        assertThat(plots.of("b", allPlots()).count()).isEqualTo(1);
    }

    @Test
    void aBucketMayHaveThousandsOfPlots() {
        String[] airlines = LongStream.range(0, 2_500).mapToObj(i -> "" + i).toArray(String[]::new);
        write("a", plotted(1, airlines), plotted(2, airlines));

        assertThat(plots(plotsOf(null, true, new Page(2_000, 1))).count()).isEqualTo(5_000);
        assertThat(places(plotsOf("2499", true, Page.FIRST_HUNDRED)))
                .containsExactly(tuple(2L, "2499"), tuple(1L, "2499"));
    }

    @Test
    void expandedBucketsCarryTheirRecords() {
        write("a", quiet(1), unusual(2, 50, false));

        List<BucketResult> expanded =
                results.expand("a", results.buckets("a", ResultsQuery.all()).page(), false);

        assertThat(expanded.get(0).records()).isEmpty();
        assertThat(expanded.get(1).records())
                .extracting(RecordResult::recordScore)
                .containsExactly(50.0, 25.0);
    }

    @Test
    void overallBucketsTakeTheMeanOfTheHighestJobs() {
        write("a", unusual(0, 10, false), unusual(1, 40, false), unusual(2, 80, false));
        write("b", unusual(0, 20, false), quiet(1));

        List<OverallBucket> spans =
                overall.find(new OverallBuckets.Request(List.of("a", "b"), null, null, 120_000L, 2, 0, false));

        assertThat(spans)
                .containsExactly(
                        new OverallBucket(
                                0,
                                120,
                                30,
                                List.of(new JobScore("a", 40), new JobScore("b", 20)),
                                false,
                                "overall_bucket"),
                        new OverallBucket(120_000, 120, 80, List.of(new JobScore("a", 80)), false, "overall_bucket"));
        assertThat(overall.find(new OverallBuckets.Request(List.of("a", "b"), null, null, null, 1, 50, false)))
                .extracting(OverallBucket::timestamp)
                .containsExactly(120_000L);
        assertThatThrownBy(
                        () -> overall.find(new OverallBuckets.Request(List.of("a"), null, null, 30_000L, 1, 0, false)))
                .isInstanceOf(ApiException.class);
    }
}
