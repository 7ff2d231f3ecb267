package org.slackwater.jobs.control;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The parts of a job's state as they are in the database. Which have changed since is told by their digests, so that
 * nothing in the analysis has to remember it. One thread at a time.
 */
final class KnownParts {
    private List<StatePart> known = new ArrayList<>();

    /** Takes note of a part that was read, one after the other. */
    byte[] read(List<Long> ids, int place, byte[] state) {
        known.add(new StatePart(digest(state), ids.get(place), null));
        return state;
    }

    /** The part at a place, with its bytes unless they are the same as before. */
    StatePart at(int place, byte[] state) {
        String digest = digest(state);
        return place < known.size() && known.get(place).digest().equals(digest)
                ? known.get(place)
                : new StatePart(digest, 0, state);
    }

    /** @param ids of the rows that have them now */
    void saved(List<StatePart> parts, List<Long> ids) {
        List<StatePart> saved = new ArrayList<>();
        for (int place = 0; place < ids.size(); place++) {
            saved.add(new StatePart(parts.get(place).digest(), ids.get(place), null));
        }
        known = saved;
    }

    private static String digest(byte[] state) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(state));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
