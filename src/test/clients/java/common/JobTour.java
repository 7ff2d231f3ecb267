import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import co.elastic.clients.elasticsearch.ml.Detector;
import co.elastic.clients.elasticsearch.ml.ElasticsearchMlClient;
import co.elastic.clients.elasticsearch.ml.FilterType;
import co.elastic.clients.elasticsearch.ml.JobState;
import co.elastic.clients.elasticsearch.ml.RuleAction;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A job to which data is posted, from its validation to its being closed. */
record JobTour(ElasticsearchMlClient ml) {
    private static final String JOB = "posted";
    private static final long FIRST = 1_700_000_400_000L;
    private static final int HOURS = 300;

    void run() throws IOException {
        validate();
        configure();
        analyse();
        results();
    }

    private void validate() throws IOException {
        assertThat(ml.validate(job -> job.analysisConfig(analysis -> analysis.bucketSpan(span -> span.time("1h"))
                                        .detectors(detector ->
                                                detector.function("mean").fieldName("load")))
                                .dataDescription(format -> format.timeField("time")))
                        .acknowledged())
                .isTrue();
        assertThat(ml.validateDetector(request -> request.detector(
                                detector -> detector.function("mean").fieldName("load")))
                        .acknowledged())
                .isTrue();
        assertThat(ml.estimateModelMemory(estimate -> estimate.analysisConfig(
                                        analysis -> analysis.bucketSpan(span -> span.time("1h"))
                                                .detectors(detector -> detector.function("mean")
                                                        .fieldName("load")
                                                        .partitionFieldName("host"))
                                                .influencers("host"))
                                .overallCardinality(Map.of("host", 20L))
                                .maxBucketCardinality(Map.of("host", 20L)))
                        .modelMemoryEstimate())
                .endsWith("mb");
    }

    private void configure() throws IOException {
        ml.putJob(job -> job.jobId(JOB)
                .groups("tour")
                .analysisConfig(analysis -> analysis.bucketSpan(span -> span.time("1h"))
                        .detectors(detector -> detector.function("mean")
                                .fieldName("load")
                                .partitionFieldName("host")
                                .customRules(rule -> rule.actions(RuleAction.SkipResult)
                                        .scope("host", scope -> scope.filterId("known")
                                                .filterType(FilterType.Include))))
                        .influencers("host"))
                .dataDescription(format -> format.timeField("time").timeFormat("epoch_ms")));
        assertThat(ml.updateJob(job -> job.jobId(JOB).description("from the tour"))
                        .description())
                .isEqualTo("from the tour");
        List<Detector> detectors = ml.getJobs(jobs -> jobs.jobId("tour"))
                .jobs()
                .get(0)
                .analysisConfig()
                .detectors();
        assertThat(detectors.get(0).customRules()).hasSize(1);
        Throwable refused = catchThrowable(() -> ml.deleteFilter(filter -> filter.filterId("known")));
        assertThat(Connection.status(refused)).isEqualTo(409);
    }

    private void analyse() throws IOException {
        assertThat(ml.openJob(open -> open.jobId(JOB)).opened()).isTrue();
        // Before there is data: the client reads the answer's last_finalized_bucket_end, milliseconds, as an int, and
        // fails.
        assertThat(ml.flushJob(flush -> flush.jobId(JOB).calcInterim(true)).flushed())
                .isTrue();
        List<Object> records = IntStream.range(0, HOURS)
                .mapToObj(hour -> (Object) Map.of(
                        "time", FIRST + 3_600_000L * hour, "host", "h", "load", hour == 290 ? 900 : 10 + hour % 7))
                .toList();
        assertThat(ml.postData(data -> data.jobId(JOB).data(records)).processedRecordCount())
                .isEqualTo(HOURS);
        assertThat(ml.getJobStats(stats -> stats.jobId(JOB)).jobs().get(0).state())
                .isEqualTo(JobState.Opened);
        assertThat(ml.closeJob(close -> close.jobId(JOB)).closed()).isTrue();
    }

    private void results() throws IOException {
        assertThat(ml.getBuckets(buckets -> buckets.jobId(JOB).excludeInterim(true))
                        .count())
                .isEqualTo(HOURS - 1);
        assertThat(ml.getRecords(records -> records.jobId(JOB).recordScore(1.0)).records())
                .anySatisfy(record ->
                        assertThat(record.timestamp()).isEqualTo(FIRST - FIRST % 3_600_000 + 290 * 3_600_000L));
        assertThat(ml.getInfluencers(influencers -> influencers.jobId(JOB)).influencers())
                .allSatisfy(influencer ->
                        assertThat(influencer.influencerFieldValue()).isEqualTo("h"));
        assertThat(ml.getOverallBuckets(overall -> overall.jobId(JOB)).count()).isPositive();
        assertThat(ml.getCategories(categories -> categories.jobId(JOB)).count())
                .isZero();
    }
}
