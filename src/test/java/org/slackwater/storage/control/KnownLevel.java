package org.slackwater.storage.control;

/** A program as of a certain version. */
public final class KnownLevel {
    private KnownLevel() {}

    public static StorageLevel of(int level) {
        StorageLevel known = new StorageLevel();
        known.knows(level);
        return known;
    }
}
