package org.slackwater.sources.entity;

/** The query of a datafeed, as far as it can be asked of a source. */
public sealed interface Query {
    record MatchAll() implements Query {}
}
