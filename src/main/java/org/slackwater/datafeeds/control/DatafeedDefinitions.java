package org.slackwater.datafeeds.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.slackwater.datafeeds.entity.Datafeed;
import org.slackwater.datafeeds.entity.DatafeedSettings;
import org.slackwater.jobs.control.JobDefinition;
import org.slackwater.jobs.control.JobDefinitions;
import org.slackwater.sources.control.QueryParser;

/** What the runs of datafeeds need of their configuration. */
@ApplicationScoped
@Transactional
public class DatafeedDefinitions {
    @Inject
    Datafeeds datafeeds;

    @Inject
    JobDefinitions jobs;

    /** @throws org.slackwater.http.entity.ApiException 404 when there is no such datafeed */
    public DatafeedDefinition of(String datafeedId) {
        Datafeed datafeed = datafeeds.get(datafeedId);
        return of(datafeed, jobs.of(datafeed.jobId()));
    }

    /** Of a datafeed of this job, whether or not either of them is saved. */
    DatafeedDefinition of(Datafeed datafeed, JobDefinition job) {
        DatafeedSettings settings = datafeeds.settings(datafeed, job.spec().bucketSpanMillis());
        return new DatafeedDefinition(
                datafeed.datafeedId(),
                settings.jobId(),
                settings.indices(),
                QueryParser.parse(settings.query()),
                settings.aggregation(),
                settings.scrollSize(),
                settings.chunked() ? settings.chunkSpan() : Long.valueOf(Long.MAX_VALUE / 4),
                settings.queryDelay(),
                settings.frequency(),
                settings.maxEmptySearches(),
                settings.checkWindow());
    }
}
