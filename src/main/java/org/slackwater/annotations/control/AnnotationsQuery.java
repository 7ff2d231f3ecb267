package org.slackwater.annotations.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slackwater.annotations.entity.AnnotationEvent;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.Page;
import org.slackwater.results.control.ResultsQuery;

/**
 * Which annotations of a job are wanted: those that end at the start or later, and begin before the end.
 *
 * @param start epoch milliseconds
 */
public record AnnotationsQuery(long start, long end, Set<AnnotationEvent> events, Page page) {
    public AnnotationsQuery {
        ResultsQuery.requireWithin(page);
    }

    /** @param events words separated by commas; null for all */
    public static AnnotationsQuery of(@Nullable Long start, @Nullable Long end, @Nullable String events, Page page) {
        return new AnnotationsQuery(
                start == null ? Long.MIN_VALUE : start, end == null ? Long.MAX_VALUE : end, events(events), page);
    }

    private static Set<AnnotationEvent> events(@Nullable String words) {
        if (words == null) {
            return EnumSet.allOf(AnnotationEvent.class);
        }
        List<AnnotationEvent> wanted = new ArrayList<>();
        for (String word : words.split(",", -1)) {
            wanted.add(AnnotationEvent.of(word.strip())
                    .orElseThrow(() -> ApiException.illegalArgument("[event] [" + word + "] is none of "
                            + Arrays.stream(AnnotationEvent.values())
                                    .map(AnnotationEvent::word)
                                    .toList())));
        }
        return EnumSet.copyOf(wanted);
    }
}
