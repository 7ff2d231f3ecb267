package org.slackwater.benchmark;

/** Another way to run work in the background, on several nodes, and to bring it to rest. */
interface Peer extends AutoCloseable {
    /** As many threads as a node of the product has for jobs and datafeeds together. */
    int THREADS = 12;

    String name();

    /**
     * Begins with an empty database, and registers tasks in it.
     *
     * @param busy how many of them are to run again and again; the others are not due for a year
     */
    void register(int tasks, int busy);

    /** All nodes set to work. */
    void start();

    /** All nodes at once are told to rest; returns when, by their own word, nothing runs any more. */
    void quiesce();

    @Override
    void close();
}
