package org.slackwater.history;

import java.util.List;

/** Decides by a history whether it was kept. */
interface Promise {
    List<Violation> broken(History history);
}
