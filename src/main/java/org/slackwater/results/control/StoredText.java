package org.slackwater.results.control;

/** Texts without zero characters, which not every database can hold or be asked for. */
public final class StoredText {
    private static final char REPLACEMENT = '\ufffd';

    private StoredText() {}

    /** A text as it is stored, and as it has to be asked for. */
    public static String of(String value) {
        return value.replace('\0', REPLACEMENT);
    }
}
