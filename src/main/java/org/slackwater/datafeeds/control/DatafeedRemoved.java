package org.slackwater.datafeeds.control;

/** Fired inside the transaction that removes a datafeed: whoever keeps rows of it removes them, too. */
public record DatafeedRemoved(String datafeedId) {}
