package org.slackwater.annotations.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Ids that follow from what an annotation is of, so that whoever finds the same again writes in the same place. */
final class AnnotationId {
    private static final int BYTES = 16;

    private AnnotationId() {}

    /** @param measure what of the detector, where it has several */
    static String of(
            long time,
            String event,
            String kind,
            @Nullable String measure,
            @Nullable Integer detector,
            @Nullable String partition,
            @Nullable String by) {
        MessageDigest digest = sha256();
        // With their lengths, so that no two lists of texts are read as one.
        for (String part : new @Nullable String[] {
            Long.toString(time), event, kind, measure, detector == null ? null : detector.toString(), partition, by
        }) {
            byte[] text = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
            digest.update((part == null ? "-" : text.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(text);
        }
        return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has it", e);
        }
    }
}
