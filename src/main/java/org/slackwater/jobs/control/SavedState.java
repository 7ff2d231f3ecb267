package org.slackwater.jobs.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A state of a job's analysis, with the position of the input that went into it.
 *
 * @param parts what the analysis handed over beside the head
 * @param feedPosition exclusive end of what a datafeed has delivered, epoch milliseconds, or null
 * @param inputSeq the last posted input that is part of it
 */
record SavedState(byte[] head, List<StatePart> parts, @Nullable Long feedPosition, long inputSeq) {

    /** Whether parts are to be written. An analysis never has fewer parts than before. */
    boolean changesParts() {
        return parts.stream().anyMatch(part -> part.unsaved() != null);
    }
}
