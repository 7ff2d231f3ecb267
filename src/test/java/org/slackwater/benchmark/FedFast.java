package org.slackwater.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.slackwater.jobs.control.FeedBatch;
import org.slackwater.jobs.control.JobProcess;
import org.slackwater.jobs.control.JobsWithoutServer;

/** Hands a job batch after batch, as a datafeed does whose records are there already. By one thread. */
final class FedFast {
    private static final int WAVE = 4_096;

    private final JobProcess job;
    private final int records;
    private final int buckets;
    private final boolean complete;
    private final double[] values = new Random(13).doubles(WAVE).toArray();
    private long position = SourceTable.START;
    private boolean begun;
    private long taken;

    FedFast(JobProcess job, int records, int buckets, boolean complete) {
        this.job = job;
        this.records = records;
        this.buckets = buckets;
        this.complete = complete;
    }

    void feedUntil(long nanoTime) {
        while (System.nanoTime() < nanoTime) {
            if (!job.feed(next()).join()) {
                throw new IllegalStateException("the job did not take a batch");
            }
            begun = true;
        }
        job.halt().toCompletableFuture().join();
    }

    long taken() {
        return taken;
    }

    private FeedBatch next() {
        long span = JobsWithoutServer.SPAN;
        long step = span / records;
        List<FeedBatch.Entry> entries = new ArrayList<>(records * buckets);
        for (int i = 0; i < records * buckets; i++) {
            double value = 100 + 20 * Math.sin(taken / 12.0 / records) + values[(int) (taken % WAVE)];
            entries.add(new FeedBatch.Entry(position + i * step, new Object[] {value}));
            taken++;
        }
        Long from = begun ? (Long) position : null;
        position += buckets * span;
        return new FeedBatch(from, position, complete, entries);
    }
}
