package org.slackwater.datafeeds.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.slackwater.analysis.control.AnalysisEngine;
import org.slackwater.categorization.entity.CategorizationSpec;
import org.slackwater.jobs.control.JobDefinition;
import org.slackwater.jobs.control.JobDefinitions;
import org.slackwater.sources.control.Sources;
import org.slackwater.sources.entity.ReadRequest;

/** What datafeeds read. */
@ApplicationScoped
class DatafeedSources {
    @Inject
    Sources sources;

    @Inject
    JobDefinitions jobs;

    /** What a search over a range of time asks of the source. */
    static ReadRequest request(DatafeedDefinition feed, JobDefinition job, long from, long to) {
        CategorizationSpec categorization = job.spec().categorization();
        return new ReadRequest(
                feed.indices(),
                job.timeField(),
                job.timeFormat(),
                AnalysisEngine.create(job.spec()).fields(),
                categorization == null ? List.of() : categorization.order(),
                feed.query(),
                from,
                to,
                feed.scrollSize());
    }

    /** @throws org.slackwater.http.entity.ApiException when a table or a field is not there, naming it */
    void verify(DatafeedDefinition feed) {
        feed.reading(sources).verify(request(feed, jobs.of(feed.jobId()), Long.MIN_VALUE, Long.MAX_VALUE));
    }
}
