package org.slackwater.movein.entity;

/** What became of one thing that was to move in. */
public record Outcome(Kind kind, String id, Status status, String reason) {
    /** How it ended. */
    public enum Status {
        TAKEN_OVER("taken over"),
        LEFT_ALONE("left alone"),
        REFUSED("refused");

        private final String words;

        Status(String words) {
            this.words = words;
        }
    }

    /** A line for whoever moves. */
    public String line() {
        String what = String.format("%-11s %-8s %s", status.words, kind.word(), id);
        return reason.isEmpty() ? what : what + ": " + reason;
    }

    public boolean isRefused() {
        return status == Status.REFUSED;
    }
}
