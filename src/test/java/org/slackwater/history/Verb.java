package org.slackwater.history;

/** What a client asks for. */
enum Verb {
    ENABLE,
    DISABLE,
    OPEN,
    CLOSE,
    START,
    STOP,
    CREATE,
    UPDATE,
    LOOK;

    /** Whether upgrade mode refuses it. */
    boolean refused() {
        return this != ENABLE && this != DISABLE && this != LOOK;
    }

    /** Whether it changes what is desired of a job or its datafeed. */
    boolean desires() {
        return this == OPEN || this == CLOSE || this == START || this == STOP;
    }
}
