package org.slackwater.results.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.slackwater.analysis.entity.Bucket;

/**
 * The results of jobs in the database. Writes join the caller's transaction: a task calls them inside its fence.
 *
 * <p>Rows go out as JDBC batches on the transaction's own connection, past the persistence context: results are written
 * once and never touched as objects, and entities cost a multiple of the time.
 */
@ApplicationScoped
public class ResultStore {

    @PersistenceContext
    EntityManager entities;

    /**
     * Writes buckets with their records and influencers in place of whatever stood for the same job at the same bucket
     * times, interim or not; writing the same again changes nothing.
     *
     * @param buckets in the order of their time
     */
    public void replace(String jobId, List<Bucket> buckets) {
        if (buckets.isEmpty()) {
            return;
        }
        try {
            Connection connection = connection();
            for (Run run : Run.of(buckets)) {
                deleteRange(connection, jobId, run);
            }
            try (BucketBatch batch = new BucketBatch(connection, jobId)) {
                for (Bucket bucket : buckets) {
                    batch.add(bucket);
                }
                batch.execute();
            }
        } catch (SQLException e) {
            throw new ResultStoreException("cannot write results of job=" + jobId, e);
        }
    }

    /** Removes every interim result of the job. */
    public void deleteInterim(String jobId) {
        delete(jobId, " and is_interim = true");
    }

    /** Removes every result of the job. */
    public void deleteAll(String jobId) {
        delete(jobId, "");
    }

    private void delete(String jobId, String condition) {
        try {
            Connection connection = connection();
            for (String table : ResultTable.names()) {
                try (PreparedStatement delete =
                        connection.prepareStatement("delete from " + table + " where job_id = ?" + condition)) {
                    delete.setString(1, jobId);
                    delete.executeUpdate();
                }
            }
        } catch (SQLException e) {
            throw new ResultStoreException("cannot delete results of job=" + jobId, e);
        }
    }

    private static void deleteRange(Connection connection, String jobId, Run run) throws SQLException {
        for (String table : ResultTable.names()) {
            try (PreparedStatement delete = connection.prepareStatement(
                    "delete from " + table + " where job_id = ? and bucket_time between ? and ?")) {
                delete.setString(1, jobId);
                delete.setLong(2, run.first());
                delete.setLong(3, run.last());
                delete.executeUpdate();
            }
        }
    }

    private Connection connection() {
        Connection connection = entities.unwrap(Connection.class);
        if (connection == null) {
            throw new IllegalStateException("results are written inside a transaction only");
        }
        return connection;
    }
}
