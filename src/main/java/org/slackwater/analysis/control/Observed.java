package org.slackwater.analysis.control;

import java.util.List;

/** What a bucket says of a series, at least one thing. */
record Observed(Series series, List<Observation> observations) {}
