package org.slackwater.datafeeds.control;

/** What the runtime knows of datafeeds. */
public interface DatafeedStates {
    boolean isStopped(String datafeedId);

    /** {@code starting}, {@code started}, {@code stopping} or {@code stopped}. */
    String state(String datafeedId);

    /** Ends the datafeed whatever it does; returns when nothing of it runs any more. */
    void forceStop(String datafeedId);
}
