package org.slackwater.jobs.control;

import java.util.List;
import java.util.Set;
import org.slackwater.analysis.entity.ScheduledEvent;

/** What is scheduled for jobs. */
public interface EventSchedule {
    /**
     * The events for a job that goes by these names, its id and its groups; always in the same order.
     *
     * @param after only those that end later, epoch milliseconds
     */
    List<ScheduledEvent> of(Set<String> names, long after);
}
