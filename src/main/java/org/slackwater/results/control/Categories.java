package org.slackwater.results.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.Page;
import org.slackwater.results.entity.CategoryResult;
import org.slackwater.results.entity.Found;

/** The categories of messages that a job has learnt. */
@ApplicationScoped
public class Categories {
    @PersistenceContext
    EntityManager entities;

    /** In the order of their ids; all, or those of one value of the partition field. */
    public Found<CategoryResult> of(String jobId, @Nullable String partition, Page page) {
        Conditions wanted = new Conditions().and("job_id = ?", jobId);
        if (partition != null) {
            wanted.and("partition_field_value = ?", partition);
        }
        long count = Rows.whole(wanted.bind(entities.createNativeQuery("select count(*) from category" + wanted.text()))
                .getSingleResult());
        return new Found<>(count, count <= page.from() || page.size() == 0 ? List.of() : rows(wanted, page));
    }

    /** @throws ApiException 404 when the job has no category with this id, or it is of another partition */
    public CategoryResult one(String jobId, long id, @Nullable String partition) {
        Conditions wanted = new Conditions().and("job_id = ?", jobId).and("category_id = ?", id);
        return rows(wanted, Page.FIRST_HUNDRED).stream()
                .filter(found -> partition == null || StoredText.of(partition).equals(found.partitionFieldValue()))
                .findFirst()
                .orElseThrow(
                        () -> ApiException.notFound("No known category with id [" + id + "] of job [" + jobId + "]"));
    }

    @SuppressWarnings("unchecked") // a native query of several columns has rows of this type
    private List<CategoryResult> rows(Conditions wanted, Page page) {
        List<@Nullable Object[]> rows = wanted.bind(entities.createNativeQuery(
                        "select " + CategoryBatch.COLUMNS + " from category" + wanted.text() + " order by category_id"))
                .setFirstResult(page.from())
                .setMaxResults(page.size())
                .getResultList();
        return rows.stream().map(Rows::category).toList();
    }
}
