package org.slackwater.storage.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slackwater.http.entity.ApiException;

/**
 * How far the schema of internal storage has come: what this program knows, and what it has seen. Once a newer program has
 * brought it further, this one runs nothing and answers nothing any more, since it cannot know what it would do wrong.
 */
@ApplicationScoped
public class StorageLevel {
    private static final Logger LOG = Logger.getLogger(StorageLevel.class.getName());
    private static final int UNAVAILABLE = 503;

    private volatile int known = Integer.MAX_VALUE;
    private volatile int seen;

    void knows(int level) {
        known = level;
    }

    /** The level that stands in the database now. */
    public void seen(int level) {
        boolean before = outdated();
        seen = Math.max(seen, level);
        if (outdated() && !before) {
            LOG.log(Level.SEVERE, "{0}: this node runs nothing any more", message());
        }
    }

    /** Whether a newer program has migrated internal storage. */
    public boolean outdated() {
        return seen > known;
    }

    /** @throws ApiException 503 when it has */
    public void check() {
        if (outdated()) {
            throw new ApiException(UNAVAILABLE, "status_exception", message());
        }
    }

    private String message() {
        return "internal storage was brought to level " + seen
                + " by a newer version of Slackwater, and this node knows " + known
                + ": start the newer version in its place";
    }
}
