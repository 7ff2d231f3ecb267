package org.slackwater.fuzz;

/**
 * Something that must not be.
 *
 * @param where the operation, or what else was looked at
 * @param again how to see it once more
 */
record Finding(String where, String what, String again) {
    @Override
    public String toString() {
        return "FINDING " + where + ": " + what + (again.isEmpty() ? "" : "\n    " + again);
    }
}
