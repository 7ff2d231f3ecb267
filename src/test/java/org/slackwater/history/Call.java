package org.slackwater.history;

/**
 * A request and what came of it. Times are microseconds of the harness's clock.
 *
 * @param target the job meant, which its datafeed is named after; empty for upgrade mode
 * @param timeout what the request itself allowed
 * @param status 0 when no answer came
 */
record Call(
        String client,
        int node,
        Verb verb,
        String target,
        long timeout,
        long begin,
        long end,
        int status,
        String text) {
    static final int OK = 200;
    static final int REFUSED = 429;

    boolean succeeded() {
        return status == OK;
    }

    /** Whether it may have done what it asked for, without saying so. */
    boolean undecided() {
        return status == 0 || status == 408 || status >= 500;
    }

    boolean underWayAt(long time) {
        return begin <= time && time <= end;
    }

    @Override
    public String toString() {
        return "%s %s %s on node %d, %d to %d us, timeout %d us: %d %s"
                .formatted(client, verb, target, node, begin, end, timeout, status, text);
    }
}
