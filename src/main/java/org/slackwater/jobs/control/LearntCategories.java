package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.slackwater.analysis.control.AnalysisEngine;
import org.slackwater.analysis.control.UnknownStateException;
import org.slackwater.analysis.entity.AnalysisSpec;
import org.slackwater.http.entity.ApiException;
import org.slackwater.results.control.ResultStore;

/** The categories of messages as results, and as part of what a job has learnt. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class LearntCategories {
    @Inject
    JobDefinitions definitions;

    @Inject
    ResultStore results;

    /**
     * Leaves those that the state knows, as it knows them.
     *
     * @param head of the state
     * @throws ApiException 409 when the state is of a version that this one cannot read, or damaged
     */
    public void setBack(String jobId, byte[] head) {
        AnalysisSpec spec = definitions.of(jobId).spec();
        if (spec.categorization() == null) {
            return;
        }
        try {
            results.deleteCategories(jobId);
            results.replaceCategories(jobId, AnalysisEngine.categories(spec, head));
        } catch (UnknownStateException e) {
            throw new ApiException(
                    409,
                    "status_exception",
                    "Cannot set the categories of job [" + jobId + "] back: " + e.getMessage(),
                    e);
        }
    }
}
