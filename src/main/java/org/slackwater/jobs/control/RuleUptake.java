package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalLong;
import org.slackwater.analysis.entity.Rules;
import org.slackwater.tasks.entity.Allocation;

/**
 * Sees to it that a running job judges by the rules as they are configured now: from the first bucket on that has not
 * been judged yet, neither by this run nor by one before it. From which one is written down before it is judged.
 */
@ApplicationScoped
class RuleUptake {
    @Inject
    RuleChanges changes;

    @Inject
    JobRules configured;

    @Inject
    RuleVersions versions;

    /** By which rules buckets are judged that have been, or may have been, judged before. */
    List<RuleVersions.Version> inForce(String jobId) {
        return versions.of(jobId);
    }

    /**
     * @param seen the count of changes up to which the run has looked
     * @return the count up to which it has looked now
     */
    long takeUp(Allocation allocation, JobAnalysis analysis, long seen) {
        long now = changes.count();
        if (now != seen) {
            takeUp(allocation, analysis);
        }
        return now;
    }

    private void takeUp(Allocation allocation, JobAnalysis analysis) {
        String jobId = allocation.task().target();
        long end = judgedHere(analysis);
        Rules wanted = configured.of(jobId, end);
        if (wanted.areNone() && analysis.rules().areNone()) {
            return;
        }
        long from = Math.max(end, judgedBefore(jobId, analysis.bucketSpan()));
        Rules ahead = wanted.from(from);
        if (!ahead.equals(analysis.rules().from(from))) {
            RuleVersions.Version version = new RuleVersions.Version(from, ahead);
            versions.enter(allocation, version, analysis.restorable());
            analysis.obey(version);
        }
    }

    private static long judgedHere(JobAnalysis analysis) {
        Long end = analysis.lastFinalizedBucketEnd();
        return end == null ? Long.MIN_VALUE : end;
    }

    private long judgedBefore(String jobId, long span) {
        OptionalLong last = versions.lastJudged(jobId);
        return last.isPresent() ? last.getAsLong() + span : Long.MIN_VALUE;
    }
}
