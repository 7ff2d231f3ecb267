package org.slackwater.history;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * What a job has found.
 *
 * @param processed how many records it has counted
 * @param byKind buckets, records, influencers, model plots, each in the order of time
 */
record Results(long processed, Map<String, List<JsonObject>> byKind) {}
