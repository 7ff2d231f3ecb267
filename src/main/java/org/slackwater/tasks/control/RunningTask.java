package org.slackwater.tasks.control;

import java.util.concurrent.CompletionStage;

/** A task that runs on this node. All methods may be called from any thread and return at once. */
public interface RunningTask {
    /**
     * Finishes the work in hand, persists what must outlive the halt, and writes no more.
     *
     * @return completed when the last write is committed, or exceptionally when that failed and the task must be fenced
     */
    CompletionStage<Void> halt();

    /** The user wants the task to end: finishes, writes what must be written, and ends the task. */
    void stop();

    /** The allocation is gone: drop everything, write nothing. */
    void cut();
}
