package org.slackwater.tasks.control;

import org.slackwater.tasks.entity.Allocation;

/**
 * An allocation that is taken away, and who had it.
 *
 * @param node incarnation
 */
public record Revoked(Allocation allocation, String node) {}
