package org.slackwater.analysis.entity;

import java.util.List;
import org.slackwater.categorization.entity.Category;

/** What an analysis has to tell since it was last asked: buckets, and the categories of messages that have changed. */
public record Outcome(List<Bucket> buckets, List<Category> categories) {
    public boolean isNothing() {
        return buckets.isEmpty() && categories.isEmpty();
    }
}
