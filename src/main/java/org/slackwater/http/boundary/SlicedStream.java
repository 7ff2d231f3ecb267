package org.slackwater.http.boundary;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes what is long in slices. What the network does not take at once the server copies into a buffer as long as the
 * write, and each of its threads keeps the longest that it ever had: a thread that once wrote ten megabytes would keep ten.
 */
final class SlicedStream extends FilterOutputStream {
    static final int SLICE = 32 * 1024;

    SlicedStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int end = offset + length;
        for (int from = offset; from < end; from += SLICE) {
            out.write(bytes, from, Math.min(SLICE, end - from));
        }
    }
}
