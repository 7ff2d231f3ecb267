package org.slackwater.results.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.Page;
import org.slackwater.results.entity.Found;
import org.slackwater.results.entity.ModelPlotResult;

/** What the models of a job expected of its buckets. */
@ApplicationScoped
public class ModelPlots {
    @PersistenceContext
    EntityManager entities;

    /** In the order of time, and within a bucket in that of detectors and values. */
    public Found<ModelPlotResult> of(String jobId, ModelPlotsQuery query) {
        Conditions wanted = conditions(jobId, query);
        Page page = query.page();
        long count = Rows.whole(wanted.bind(entities.createNativeQuery(
                        "select count(*) from " + ResultTable.MODEL_PLOT.table() + wanted.text()))
                .getSingleResult());
        boolean beyond = count <= page.from() || page.size() == 0;
        return new Found<>(count, beyond ? List.of() : rows(wanted, query.desc(), page));
    }

    private static Conditions conditions(String jobId, ModelPlotsQuery query) {
        Conditions wanted = new Conditions().and("job_id = ?", jobId);
        and(wanted, "bucket_time >= ?", query.start());
        and(wanted, "bucket_time < ?", query.end());
        and(wanted, "detector_index = ?", query.detectorIndex());
        and(wanted, "by_field_value = ?", query.byFieldValue());
        and(wanted, "partition_field_value = ?", query.partitionFieldValue());
        return wanted;
    }

    private static void and(Conditions conditions, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.and(condition, value);
        }
    }

    @SuppressWarnings("unchecked") // a native query of several columns has rows of this type
    private List<ModelPlotResult> rows(Conditions wanted, boolean desc, Page page) {
        List<@Nullable Object[]> rows = wanted.bind(entities.createNativeQuery(ResultTable.MODEL_PLOT.select()
                        + wanted.text() + " order by bucket_time" + (desc ? " desc" : "") + ", seq"))
                .setFirstResult(page.from())
                .setMaxResults(page.size())
                .getResultList();
        return rows.stream().map(Rows::modelPlot).toList();
    }
}
