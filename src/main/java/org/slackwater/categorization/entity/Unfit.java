package org.slackwater.categorization.entity;

import org.jspecify.annotations.Nullable;

/** Messages that seem unfit for categorization: those of one value of the partition field, or all where there is none. */
public record Unfit(@Nullable String partitionFieldName, @Nullable String partitionFieldValue) {}
