package org.slackwater.jobs.control;

/** Keeps copies of saved states, by names. */
public interface StateCopies {
    /**
     * In the transaction of the caller.
     *
     * @return the name of the copy
     */
    String keep(String jobId, KeptState state);
}
