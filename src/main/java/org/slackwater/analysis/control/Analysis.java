package org.slackwater.analysis.control;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.analysis.entity.DataCounts;
import org.slackwater.analysis.entity.ModelSize;
import org.slackwater.analysis.entity.Rules;
import org.slackwater.categorization.entity.Category;

/**
 * The analysis of one job: records in, results out, with all state inside. Not thread-safe: whoever runs the job calls
 * it from one thread at a time. Deterministic: the same spec and calls give the same results, also when the state was
 * saved and restored anywhere in between.
 */
public interface Analysis {

    /** The fields of a record that the analysis wants, in the order in which {@link #add} expects their values. */
    List<String> fields();

    /**
     * Takes one record.
     *
     * @param time epoch milliseconds
     * @param values aligned to {@link #fields()}: a {@link String}, a {@link Number}, a {@link Boolean}, or null where
     *     missing
     * @param inputFields number of fields the record had, without its time
     * @param inputBytes size of the record as it was read
     * @return false when the record came too late for its bucket and was dropped
     */
    boolean add(long time, @Nullable Object[] values, int inputFields, int inputBytes);

    /** Counts a record whose time is missing or unreadable. */
    void addInvalidDate(int inputFields, int inputBytes);

    /** Finalised buckets since the last call, oldest first; empties the outbox. */
    List<Bucket> takeFinished();

    /** Number of buckets waiting in the outbox. */
    int finishedCount();

    /** Number of model plots that the buckets in the outbox have. */
    int finishedPlots();

    /** All categories of messages there are, in the order of their ids. */
    List<Category> categories();

    /** Those that have changed since the last call; the newest bucket, which may be open, has a part in them. */
    List<Category> takeChangedCategories();

    /** Results of the buckets still open, as of now, within [start, end); changes nothing. */
    List<Bucket> interim(long start, long end);

    /** What is to be expected after the newest finalised bucket; changes nothing. */
    Outlook outlook();

    /** Finalises every bucket that ends at or before the time, and waits for no late record of theirs any more. */
    void advanceTo(long time);

    /** Moves on to the end of the time's bucket without making results for what is skipped. */
    void skipTo(long time);

    /** Forgets what open buckets gathered in [start, end), so that the range can be sent again. */
    void reset(long start, long end);

    /**
     * Judges the bucket that begins at the time, and all after it, by these rules; those before by what they were told
     * before. The rules are not part of the saved state: who restores it tells them again.
     */
    void obey(long from, Rules rules);

    /**
     * Has buckets of very many series judged by threads of a pool, too, while the caller's is at it. It makes no difference
     * to what is found.
     *
     * @param threads at most so many at once, the caller's among them
     */
    void shareWith(Executor pool, int threads);

    /** The rules told last. */
    Rules rules();

    /** Exclusive end of the newest finalised bucket, if any. */
    OptionalLong lastFinalizedBucketEnd();

    DataCounts counts();

    ModelSize modelSize();

    /**
     * The whole state, from which {@code restore} makes an equal analysis, in pieces: of many series those that have not
     * changed since the last time give the same bytes at the same place again.
     *
     * @param parts takes all pieces but the head, in their order; a job with few series has none
     * @return the head
     */
    byte[] save(Consumer<byte[]> parts);
}
