package org.slackwater.results.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.slackwater.categorization.entity.Category;

/** Gathers the rows of many categories and sends them together, each in place of the one with its id. */
final class CategoryBatch implements AutoCloseable {
    /** In the order in which rows are written and read. */
    static final String COLUMNS = "job_id, category_id, partition_field_name, partition_field_value, terms,"
            + " max_matching_length, examples, num_matches";

    private final String jobId;
    private final PreparedStatement deletes;
    private final PreparedStatement inserts;

    CategoryBatch(Connection connection, String jobId) throws SQLException {
        this.jobId = jobId;
        this.deletes = connection.prepareStatement("delete from category where job_id = ? and category_id = ?");
        this.inserts =
                connection.prepareStatement("insert into category (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)");
    }

    void add(Category category) throws SQLException {
        new Row(deletes).text(jobId).whole(category.id());
        deletes.addBatch();
        Row row = new Row(inserts).text(jobId).whole(category.id());
        row.text(category.partitionFieldName()).text(category.partitionFieldValue());
        row.text(Documents.writeTexts(category.terms())).whole(category.maxMatchingLength());
        row.text(Documents.writeTexts(category.examples())).whole(category.numMatches());
        inserts.addBatch();
    }

    void execute() throws SQLException {
        deletes.executeBatch();
        inserts.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        deletes.close();
        inserts.close();
    }
}
