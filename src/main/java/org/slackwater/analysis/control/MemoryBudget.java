package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.slackwater.analysis.entity.MemoryStatus;

/**
 * What the models of a job may take, and what came of it. Models are measured when a bucket ends, and what is made during
 * one is added: what they take at any moment depends on the records alone, and not on where the job was halted.
 */
final class MemoryBudget {
    private final long limit;
    private long used;
    private long peak;
    private long exceeded;
    private long refusedUnder;
    private long failures;

    MemoryBudget(long limit) {
        this.limit = limit;
    }

    boolean hasRoomFor(long bytes) {
        return bytes <= limit - used;
    }

    /** Whether nothing is to be kept that can be done without. */
    boolean isTight() {
        return used > MemoryStatus.SOFT_SHARE * limit;
    }

    void take(long bytes) {
        used += bytes;
    }

    /** Notes that something was left out that needed so much. */
    void refuse(long bytes) {
        exceeded = used + bytes - limit;
        refusedUnder = limit;
    }

    /** Notes that a bucket has ended, and what the models take by now. */
    void bucketEnds(long bytes, boolean complete) {
        used = bytes;
        peak = Math.max(peak, bytes);
        failures += complete ? 0 : 1;
    }

    long used() {
        return used;
    }

    long peak() {
        return Math.max(peak, used);
    }

    /** By how much the limit would have been exceeded, had the last thing been made that was left out. */
    long exceeded() {
        return exceeded;
    }

    /** Buckets of which something was left out. */
    long failures() {
        return failures;
    }

    /** Once something was left out the limit is reached, until there is a larger one. */
    MemoryStatus status() {
        if (refusedUnder >= limit) {
            return MemoryStatus.HARD_LIMIT;
        }
        return isTight() ? MemoryStatus.SOFT_LIMIT : MemoryStatus.OK;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(peak);
        out.writeLong(exceeded);
        out.writeLong(refusedUnder);
        out.writeLong(failures);
    }

    /** @param bytes what the models take that were read with it */
    void read(DataInput in, long bytes) throws IOException {
        used = bytes;
        peak = in.readLong();
        exceeded = in.readLong();
        refusedUnder = in.readLong();
        failures = in.readLong();
    }
}
