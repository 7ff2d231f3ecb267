package org.slackwater.jobs.control;

/** Where a request that needs the run of a job is to be answered. */
public sealed interface Place {
    /** On this node: the job runs here, or there is a reason why it runs nowhere, which any node may tell. */
    record Here() implements Place {}

    /**
     * On another node.
     *
     * @param node incarnation
     * @param address of its API
     */
    record Elsewhere(String node, String address) implements Place {}

    /** Nowhere just now: the job is between two runs. */
    record Nowhere() implements Place {}
}
