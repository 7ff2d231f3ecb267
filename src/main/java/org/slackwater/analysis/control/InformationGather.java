package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The information in the texts of a bucket, in bytes: the length of the different texts, sorted, in the code of Ziv and
 * Lempel (Compression of individual sequences via variable-rate coding, IEEE Transactions on Information Theory, 1978).
 * The n-th phrase, which is one known before and one character more, takes log2(n) + 8 bits; a text ends a phrase. Not the
 * platform's compressor, of which each build gives other lengths. Of more than {@value #KEPT} texts a sample by their
 * hashes stands for all, and of each no more counts than {@value #LONGEST} characters.
 */
final class InformationGather implements Gather {
    static final int KEPT = 512;
    static final int LONGEST = 1024;
    private static final double CHARACTER_BITS = 8;

    private final TreeMap<Long, String> texts = new TreeMap<>(Long::compareUnsigned);

    @Override
    public void add(Object value, double number, long weight) {
        String text = value.toString();
        texts.putIfAbsent(Hash.of(text), text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        if (texts.size() > KEPT) {
            texts.pollLastEntry();
        }
    }

    @Override
    public double value() {
        if (texts.isEmpty()) {
            return Double.NaN;
        }
        double all = texts.size() < KEPT ? texts.size() : DistinctGather.estimate(KEPT, texts.lastKey());
        return bits() / 8 * all / texts.size();
    }

    private double bits() {
        List<String> sorted = new ArrayList<>(texts.values());
        Collections.sort(sorted);
        Map<Long, Integer> phrases = new HashMap<>();
        double bits = 0;
        int coded = 0;
        for (String text : sorted) {
            int phrase = 0;
            for (int i = 0; i < text.length(); i++) {
                long longer = (long) phrase << Character.SIZE | text.charAt(i);
                Integer known = phrases.get(longer);
                if (known == null) {
                    phrases.put(longer, phrases.size() + 1);
                }
                phrase = known == null ? 0 : known;
                if (known == null || i == text.length() - 1) {
                    coded++;
                    bits += Math.log(coded) / Math.log(2) + CHARACTER_BITS;
                }
            }
        }
        return bits;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(texts.size());
        for (Map.Entry<Long, String> text : texts.entrySet()) {
            out.writeLong(text.getKey());
            Saved.write(out, text.getValue());
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            texts.put(in.readLong(), Saved.text(in));
        }
    }
}
