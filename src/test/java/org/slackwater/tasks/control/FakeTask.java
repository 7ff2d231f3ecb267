package org.slackwater.tasks.control;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slackwater.tasks.entity.Allocation;

/** A run that halts at once, unless it is told to be busy. */
public final class FakeTask implements RunningTask {
    private final Allocation allocation;
    private final FakeTasks around;
    private final CompletableFuture<Void> halted = new CompletableFuture<>();
    private volatile boolean busy;
    private volatile Runnable whenCut = () -> {};

    FakeTask(Allocation allocation, FakeTasks around) {
        this.allocation = allocation;
        this.around = around;
    }

    public Allocation allocation() {
        return allocation;
    }

    /** From now on it ignores halts and stops. */
    public FakeTask busy() {
        busy = true;
        return this;
    }

    /** What being cut takes. */
    public void whenCut(Runnable what) {
        whenCut = what;
    }

    /** A halt that was asked for is done at last. */
    public void haltNow() {
        around.happened("halted", allocation);
        halted.complete(null);
    }

    /** @throws FencedException when it has been fenced */
    public void write(Runnable work) {
        around.fence().write(allocation, () -> {
            work.run();
            return true;
        });
    }

    @Override
    public CompletionStage<Void> halt() {
        around.happened("halt", allocation);
        if (!busy) {
            haltNow();
        }
        return halted;
    }

    @Override
    public void stop() {
        around.happened("stop", allocation);
        if (!busy) {
            around.end(this);
        }
    }

    @Override
    public void cut() {
        around.happened("cut", allocation);
        whenCut.run();
    }
}
