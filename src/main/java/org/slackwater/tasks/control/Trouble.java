package org.slackwater.tasks.control;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What is tried again and again, and goes wrong for a while: told when it begins, when its cause changes, and when it is
 * over, and not at each try. Called from any thread.
 */
public final class Trouble {
    private final Logger log;
    private final String what;

    /** What the current trouble comes from, or null when there is none. Guarded by this. */
    private @Nullable String cause;

    /** @param what the sentence that begins the lines of the log, with its ids */
    public Trouble(Logger log, String what) {
        this.log = log;
        this.what = what;
    }

    /** It went wrong, and will be tried again. */
    public synchronized void met(Throwable failure) {
        String now = root(failure).toString();
        log.log(now.equals(cause) ? Level.FINE : Level.WARNING, what + ", to be tried again", failure);
        cause = now;
    }

    /** It went well. */
    public synchronized void over() {
        if (cause != null) {
            log.log(Level.INFO, "{0}: that is over", what);
            cause = null;
        }
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; root.getCause() != null && depth < 50; depth++) {
            root = root.getCause();
        }
        return root;
    }
}
