package org.slackwater.filters.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a filter is to change; what is null stays. */
public record FilterUpdate(
        @Nullable String description, @Nullable List<String> addItems, @Nullable List<String> removeItems) {}
