package org.slackwater.analysis.control;

/** On which side of what is typical a function looks for the unusual. */
enum Side {
    BOTH,
    HIGH,
    LOW;

    /** The part of a deviation that this side sees; nothing of it when it goes the other way. */
    double visible(double deviation) {
        if (this == HIGH) {
            return Math.max(0, deviation);
        }
        return this == LOW ? Math.min(0, deviation) : deviation;
    }
}
