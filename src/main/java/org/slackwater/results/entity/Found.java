package org.slackwater.results.entity;

import java.util.List;

/**
 * A page of results.
 *
 * @param count how many there are on all pages
 */
public record Found<T>(long count, List<T> page) {}
