package org.slackwater.filters.entity;

import java.util.List;

/** A filter, complete: what is shown and kept of it. Its items are sorted, each once. */
public record FilterConfig(String filterId, String description, List<String> items) {}
