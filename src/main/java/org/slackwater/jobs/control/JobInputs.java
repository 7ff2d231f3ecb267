package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.slackwater.jobs.entity.JobInput;

/** What callers send to open jobs: records, and wishes to flush. */
@ApplicationScoped
public class JobInputs {
    /** What to show of open buckets, and where to move on to; times in epoch milliseconds. */
    public record Flush(
            boolean calcInterim,
            @Nullable Long start,
            @Nullable Long end,
            @Nullable Long advanceTime,
            @Nullable Long skipTime) {}

    @Inject
    JobDefinitions jobs;

    @Inject
    OpenJobs open;

    /**
     * Analyses posted records; all of them, or none when the body is malformed.
     *
     * @return what became of them
     */
    public JobReport post(String jobId, byte[] body, @Nullable Long resetStart, @Nullable Long resetEnd) {
        JobDefinition definition = jobs.of(jobId);
        InputRecords.of(definition).check(body);
        return open.ask(jobId, run -> run.post(JobInput.data(body, resetStart, resetEnd)));
    }

    /** Returns the end of the last finalised bucket, or null when there is none. */
    public @Nullable Long flush(String jobId, Flush flush) {
        jobs.of(jobId);
        Long skip = flush.skipTime();
        if (skip != null) {
            open.ask(jobId, run -> run.post(JobInput.skip(skip)));
        }
        Long advance = flush.advanceTime();
        if (advance != null) {
            open.ask(jobId, run -> run.post(JobInput.advance(advance)));
        }
        long start = flush.start() == null ? Long.MIN_VALUE : flush.start();
        long end = flush.end() == null ? Long.MAX_VALUE : flush.end();
        return open.ask(jobId, run -> run.flush(flush.calcInterim(), start, end))
                .orElse(null);
    }
}
