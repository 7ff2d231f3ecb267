package org.slackwater.history;

/**
 * A job after the faults, and after it was then allowed to finish.
 *
 * @param quiet how it was found when all was quiet and upgrade mode was off
 * @param results after it had finished
 * @param expected of an undisturbed job over the same data
 */
record JobEnd(String job, Quiet quiet, Results results, Results expected) {
    /**
     * @param running whether all its tasks were in a node's hands
     * @param complete whether all data had been processed: its datafeed may have ended by itself
     * @param wentOn whether its datafeed processed more afterwards, where it was started and not complete
     */
    record Quiet(boolean open, boolean started, boolean failed, boolean running, boolean complete, boolean wentOn) {}
}
