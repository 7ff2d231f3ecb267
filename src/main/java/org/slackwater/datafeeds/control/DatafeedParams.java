package org.slackwater.datafeeds.control;

import org.jspecify.annotations.Nullable;

/**
 * What a datafeed was started with.
 *
 * @param start inclusive, epoch milliseconds; null for where it stopped, or the beginning
 * @param end exclusive; null to go on in real time
 */
public record DatafeedParams(@Nullable Long start, @Nullable Long end) {}
