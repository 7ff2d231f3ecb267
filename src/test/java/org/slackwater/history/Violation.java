package org.slackwater.history;

/**
 * A promise that was not kept.
 *
 * @param promise P1 to P6
 */
record Violation(String promise, String what) {
    @Override
    public String toString() {
        return promise + ": " + what;
    }
}
