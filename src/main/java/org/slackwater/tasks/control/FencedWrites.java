package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.metrics.annotation.Counted;

/** Counts the writes of this node's runs that came too late. */
@ApplicationScoped
class FencedWrites {
    /** Counted by being called. */
    @Counted(
            name = "slackwater_fenced_writes",
            absolute = true,
            description = "Writes of this node's tasks that were rolled back because their allocation had been revoked")
    void happened() {}
}
