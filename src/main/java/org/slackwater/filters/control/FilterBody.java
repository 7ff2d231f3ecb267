package org.slackwater.filters.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request says of a new filter. */
public record FilterBody(@Nullable String filterId, @Nullable String description, @Nullable List<String> items) {}
