package org.slackwater.analysis;

import java.util.Map;

/** A record as it comes in. */
record TimedRecord(long time, Map<String, Object> fields) {}
