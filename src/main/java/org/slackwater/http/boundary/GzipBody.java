package org.slackwater.http.boundary;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;

/** A compressed body, opened when it is first read; what is no gzip is the caller's error. */
final class GzipBody extends InputStream {
    private final InputStream compressed;
    private @Nullable InputStream open;

    GzipBody(InputStream compressed) {
        this.compressed = compressed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            if (open == null) {
                open = new GZIPInputStream(compressed);
            }
            return open.read(buffer, offset, length);
        } catch (ZipException | EOFException e) {
            throw new ApiException(
                    400, "parse_exception", "the request body is not gzip, as its Content-Encoding says", e);
        }
    }

    @Override
    public void close() throws IOException {
        compressed.close();
    }
}
