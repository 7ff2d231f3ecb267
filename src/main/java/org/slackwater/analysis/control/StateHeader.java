package org.slackwater.analysis.control;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** The first bytes of saved state: what it is, how to read it, and a checksum, so that damage is seen before reading. */
final class StateHeader {
    static final int VERSION = 8;
    static final int LENGTH = 2 * Integer.BYTES + Long.BYTES;
    private static final int MAGIC = 0x534c4b57; // SLKW

    private StateHeader() {}

    /** The body with its header before it. */
    static byte[] sealed(byte[] body) {
        return ByteBuffer.allocate(LENGTH + body.length)
                .putInt(MAGIC)
                .putInt(VERSION)
                .putLong(checksum(body, 0))
                .put(body)
                .array();
    }

    /** Checks the header, of which the body begins at {@link #LENGTH}. */
    static void check(byte[] state) {
        ByteBuffer header = ByteBuffer.wrap(state);
        if (state.length < LENGTH || header.getInt() != MAGIC) {
            throw new UnknownStateException("not the saved state of an analysis");
        }
        int version = header.getInt();
        if (version != VERSION) {
            throw new UnknownStateException(
                    "saved state has version " + version + ", this release reads version " + VERSION);
        }
        if (header.getLong() != checksum(state, LENGTH)) {
            throw new UnknownStateException("saved state is damaged: its checksum is wrong");
        }
    }

    private static long checksum(byte[] bytes, int from) {
        CRC32 sum = new CRC32();
        sum.update(bytes, from, bytes.length - from);
        return sum.getValue();
    }
}
