package org.slackwater.datafeeds.control;

/** Another run of the datafeed has delivered to the job meanwhile: ask once more how far that has come. */
final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overtaken() {
        super("the job has come further by another run of its datafeed");
    }
}
