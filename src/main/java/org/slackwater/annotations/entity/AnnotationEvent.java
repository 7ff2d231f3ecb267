package org.slackwater.annotations.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why there is an annotation. */
public enum AnnotationEvent {
    USER,
    DELAYED_DATA,
    MODEL_SNAPSHOT_STORED,
    MODEL_CHANGE,
    CATEGORIZATION_STATUS_CHANGE;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As the API calls it. */
    public String word() {
        return word;
    }

    public static Optional<AnnotationEvent> of(String word) {
        return Arrays.stream(values()).filter(event -> event.word.equals(word)).findFirst();
    }
}
