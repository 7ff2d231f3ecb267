package org.slackwater.analysis.control;

/** A 64-bit hash of text that is the same on every machine and in every version. */
final class Hash {
    private Hash() {}

    /** FNV-1a over the characters, finished with the mixer of SplitMix64 (Steele et al., 2014) to spread the bits. */
    static long of(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mix(hash);
    }

    static long mix(long bits) {
        long mixed = bits;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
