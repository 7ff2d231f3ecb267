package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.DataCounts;

/** Keeps the {@link DataCounts} of a job as records and buckets come. */
final class Counts {
    /** A bucket with less than this part of what buckets of late have held is sparse, if there were some before it. */
    private static final double SPARSE = 0.125;

    private static final int BUCKETS_BEFORE = 10;

    private long processed;
    private long processedFields;
    private long bytes;
    private long fields;
    private long invalidDates;
    private long missingFields;
    private long outOfOrder;
    private long empty;
    private long sparse;
    private long buckets;
    private @Nullable Long latestBucket;
    private @Nullable Long latestEmpty;
    private @Nullable Long latestSparse;
    private boolean any;
    private long earliest;
    private long latest;
    private double usual;
    private int emptyInARow;

    void input(int inputFields, int inputBytes) {
        fields += inputFields;
        bytes += inputBytes;
    }

    void invalidDate() {
        invalidDates++;
    }

    void outOfOrder() {
        outOfOrder++;
    }

    void processed(long time, int present, int missing) {
        processed++;
        processedFields += present;
        missingFields += missing;
        earliest = any ? Math.min(earliest, time) : time;
        latest = any ? Math.max(latest, time) : time;
        any = true;
    }

    void bucket(long start, long records) {
        emptyInARow = records == 0 ? emptyInARow + 1 : 0;
        if (records == 0) {
            empty++;
            latestEmpty = start;
        } else if (buckets >= BUCKETS_BEFORE && records < SPARSE * usual) {
            sparse++;
            latestSparse = start;
        }
        buckets++;
        latestBucket = start;
        usual += Math.max(0.02, 1.0 / buckets) * (records - usual);
    }

    /** For how many buckets by now there has not been any record. */
    int emptyInARow() {
        return emptyInARow;
    }

    DataCounts asOfNow() {
        return new DataCounts(
                processed,
                processedFields,
                bytes,
                fields,
                invalidDates,
                missingFields,
                outOfOrder,
                empty,
                sparse,
                buckets,
                any ? Long.valueOf(earliest) : null,
                any ? Long.valueOf(latest) : null,
                latestBucket,
                latestEmpty,
                latestSparse);
    }

    void write(DataOutput out) throws IOException {
        for (long count : new long[] {
            processed, processedFields, bytes, fields, invalidDates, missingFields, outOfOrder, empty, sparse, buckets
        }) {
            out.writeLong(count);
        }
        Saved.write(out, latestBucket);
        Saved.write(out, latestEmpty);
        Saved.write(out, latestSparse);
        out.writeBoolean(any);
        out.writeLong(earliest);
        out.writeLong(latest);
        out.writeDouble(usual);
        out.writeInt(emptyInARow);
    }

    void read(DataInput in) throws IOException {
        processed = in.readLong();
        processedFields = in.readLong();
        bytes = in.readLong();
        fields = in.readLong();
        invalidDates = in.readLong();
        missingFields = in.readLong();
        outOfOrder = in.readLong();
        empty = in.readLong();
        sparse = in.readLong();
        buckets = in.readLong();
        latestBucket = Saved.readLong(in);
        latestEmpty = Saved.readLong(in);
        latestSparse = Saved.readLong(in);
        any = in.readBoolean();
        earliest = in.readLong();
        latest = in.readLong();
        usual = in.readDouble();
        emptyInARow = in.readInt();
    }
}
