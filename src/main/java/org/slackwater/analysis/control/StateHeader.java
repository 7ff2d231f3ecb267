package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The first bytes of saved state: what it is and how to read it. */
final class StateHeader {
    static final int VERSION = 2;
    private static final int MAGIC = 0x534c4b57; // SLKW

    private StateHeader() {}

    static void write(DataOutput out) throws IOException {
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
    }

    static void check(DataInput in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new UnknownStateException("not the saved state of an analysis");
        }
        int version = in.readInt();
        if (version != VERSION) {
            throw new UnknownStateException(
                    "saved state has version " + version + ", this release reads version " + VERSION);
        }
    }
}
