package org.slackwater.http.boundary;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.slackwater.http.entity.ApiException;

/** A body that may not be longer than the operator allows, however it is encoded on the way. */
final class LimitedStream extends FilterInputStream {
    private final long limit;
    private long read;

    LimitedStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    static ApiException tooLarge(long limit) {
        return new ApiException(
                413, "status_exception", "the request body is larger than the limit of [" + limit + "] bytes");
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            count(1);
        }
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int some = super.read(buffer, offset, length);
        count(Math.max(some, 0));
        return some;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int bytes) {
        read += bytes;
        if (read > limit) {
            throw tooLarge(limit);
        }
    }
}
