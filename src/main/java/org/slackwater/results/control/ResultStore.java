package org.slackwater.results.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.categorization.entity.Category;

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
     * Writes buckets with their records, influencers and model plots in place of whatever stood for the same job at the same bucket
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

    /** Writes categories of messages in place of those of the same job with the same ids. */
    public void replaceCategories(String jobId, List<Category> categories) {
        if (categories.isEmpty()) {
            return;
        }
        try (CategoryBatch batch = new CategoryBatch(connection(), jobId)) {
            for (Category category : categories) {
                batch.add(category);
            }
            batch.execute();
        } catch (SQLException e) {
            throw new ResultStoreException("cannot write categories of job=" + jobId, e);
        }
    }

    /** When the last bucket of the job began of which the results are final, if there is one. */
    public OptionalLong lastFinal(String jobId) {
        Object time = entities.createNativeQuery(
                        "select max(bucket_time) from bucket where job_id = ? and is_interim = false")
                .setParameter(1, jobId)
                .getSingleResult();
        return time == null ? OptionalLong.empty() : OptionalLong.of(((Number) time).longValue());
    }

    /** How many records the buckets have whose results are final and that begin at the time or later, by their begin. */
    public SortedMap<Long, Long> finalEventCounts(String jobId, long from) {
        SortedMap<Long, Long> counts = new TreeMap<>();
        for (Object row : entities.createNativeQuery("select bucket_time, event_count from bucket"
                        + " where job_id = ? and bucket_time >= ? and is_interim = false")
                .setParameter(1, jobId)
                .setParameter(2, from)
                .getResultList()) {
            Object[] columns = (Object[]) row;
            counts.put(((Number) columns[0]).longValue(), ((Number) columns[1]).longValue());
        }
        return counts;
    }

    /** Removes every interim result of the job. */
    public void deleteInterim(String jobId) {
        delete(ResultTable.WITH_INTERIM, jobId, " and is_interim = true");
    }

    /** Removes every result of the job, and its categories. */
    public void deleteAll(String jobId) {
        delete(ResultTable.ALL, jobId, "");
        deleteCategories(jobId);
    }

    /** Removes every category of the job. */
    public void deleteCategories(String jobId) {
        try (PreparedStatement delete = connection().prepareStatement("delete from category where job_id = ?")) {
            bind(delete, jobId);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new ResultStoreException("cannot delete categories of job=" + jobId, e);
        }
    }

    /** Removes every result of the job whose bucket begins after the time. */
    public void deleteAfter(String jobId, long time) {
        delete(ResultTable.ALL, jobId, " and bucket_time > ?", time);
    }

    /** The begin of the newest bucket of the job, interim or not. */
    public OptionalLong latest(String jobId) {
        return first("select max(bucket_time) from bucket where job_id = ?", jobId);
    }

    /**
     * Removes results of the job whose bucket begins before the time, beginning with the oldest.
     *
     * @param most how many buckets at most
     * @return how many buckets there were
     */
    public int deleteOldest(String jobId, long before, int most) {
        OptionalLong next = first(
                "select bucket_time from bucket where job_id = ? and bucket_time < ? order by bucket_time"
                        + " offset ? rows fetch next 1 rows only",
                jobId,
                before,
                most);
        return delete(ResultTable.ALL, jobId, " and bucket_time < ?", next.orElse(before));
    }

    private OptionalLong first(String sql, String jobId, long... numbers) {
        try (PreparedStatement select = connection().prepareStatement(sql)) {
            bind(select, jobId, numbers);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return OptionalLong.empty();
                }
                long value = row.getLong(1);
                return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
            }
        } catch (SQLException e) {
            throw new ResultStoreException("cannot look for results of job=" + jobId, e);
        }
    }

    private int delete(List<ResultTable> tables, String jobId, String condition, long... times) {
        try {
            return delete(connection(), tables, jobId, condition, times);
        } catch (SQLException e) {
            throw new ResultStoreException("cannot delete results of job=" + jobId, e);
        }
    }

    private static void deleteRange(Connection connection, String jobId, Run run) throws SQLException {
        delete(connection, ResultTable.ALL, jobId, " and bucket_time between ? and ?", run.first(), run.last());
    }

    /** Returns how many buckets there were. */
    private static int delete(
            Connection connection, List<ResultTable> tables, String jobId, String condition, long... times)
            throws SQLException {
        int buckets = 0;
        for (ResultTable table : tables) {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from " + table.table() + " where job_id = ?" + condition)) {
                bind(delete, jobId, times);
                int rows = delete.executeUpdate();
                buckets += table == ResultTable.BUCKET ? rows : 0;
            }
        }
        return buckets;
    }

    private static void bind(PreparedStatement statement, String jobId, long... numbers) throws SQLException {
        statement.setString(1, jobId);
        for (int i = 0; i < numbers.length; i++) {
            statement.setLong(2 + i, numbers[i]);
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
