package org.slackwater.jobs.control;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The filters that rules of detectors refer to. */
public interface FilterItems {
    /** The items of these filters by their ids, without those that do not exist. */
    Map<String, List<String>> of(Set<String> filterIds);
}
