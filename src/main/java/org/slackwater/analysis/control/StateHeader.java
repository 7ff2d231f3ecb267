package org.slackwater.analysis.control;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * The first bytes of each piece of saved state: what it is, how to read it, and a checksum, so that damage is seen before
 * reading. Pieces are not compressed: of the noise that models consist of, that saves a quarter and takes ten times as long.
 */
final class StateHeader {
    /** What follows a header. */
    @FunctionalInterface
    interface Body {
        void write(DataOutput out) throws IOException;
    }

    static final int VERSION = 14;
    private static final int LENGTH = 2 * Integer.BYTES + Long.BYTES;
    private static final int MAGIC = 0x534c4b57; // SLKW

    private StateHeader() {}

    /** The body with its header before it. */
    static byte[] sealed(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(new byte[LENGTH]);
            body.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        byte[] sealed = bytes.toByteArray();
        ByteBuffer.wrap(sealed).putInt(MAGIC).putInt(VERSION).putLong(checksum(sealed));
        return sealed;
    }

    /**
     * The body, once the header is checked.
     *
     * @throws UnknownStateException when it is not a piece of saved state, damaged, or of another version
     */
    static DataInputStream opened(byte[] state) {
        ByteBuffer header = ByteBuffer.wrap(state);
        if (state.length < LENGTH || header.getInt() != MAGIC) {
            throw new UnknownStateException("not the saved state of an analysis");
        }
        int version = header.getInt();
        if (version != VERSION) {
            throw new UnknownStateException(
                    "saved state has version " + version + ", this release reads version " + VERSION);
        }
        if (header.getLong() != checksum(state)) {
            throw new UnknownStateException("saved state is damaged: its checksum is wrong");
        }
        return new DataInputStream(new ByteArrayInputStream(state, LENGTH, state.length - LENGTH));
    }

    private static long checksum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes, LENGTH, bytes.length - LENGTH);
        return sum.getValue();
    }
}
