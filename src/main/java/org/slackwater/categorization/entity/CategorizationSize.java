package org.slackwater.categorization.entity;

/**
 * How well messages fall into categories.
 *
 * @param warn whether what is categorised seems unfit for it, in any partition
 * @param frequent categories with more than a hundredth of the messages
 * @param rare categories with one message
 * @param failed messages that could be given none
 */
public record CategorizationSize(
        boolean warn, long categorizedDocs, long total, long frequent, long rare, long failed) {
    public static final CategorizationSize NONE = new CategorizationSize(false, 0, 0, 0, 0, 0);

    public CategorizationSize plus(CategorizationSize other) {
        return new CategorizationSize(
                warn || other.warn,
                categorizedDocs + other.categorizedDocs,
                total + other.total,
                frequent + other.frequent,
                rare + other.rare,
                failed + other.failed);
    }
}
