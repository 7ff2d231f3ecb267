package org.slackwater.categorization.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the messages of a category have in common: at each place one word, or null where they differ. */
final class Template {
    /** An example is cut there. */
    private static final int EXAMPLE_CHARACTERS = 1_000;
    /** So many of ten words must be the same. */
    private static final int ALIKE_OF_TEN = 7;

    private final long id;
    private final @Nullable String[] words;
    private final List<String> examples = new ArrayList<>(1);
    private long matches;
    private long longest;
    private boolean changed;

    Template(long id, List<? extends @Nullable String> words) {
        this.id = id;
        this.words = words.toArray(String[]::new);
    }

    long id() {
        return id;
    }

    int length() {
        return words.length;
    }

    long matches() {
        return matches;
    }

    /** How many words the message, which is as long, has in common with it; -1 when those are too few. */
    int alike(List<String> message) {
        int most = words.length - (ALIKE_OF_TEN * words.length + 9) / 10;
        int different = 0;
        for (int i = 0; i < words.length; i++) {
            if (!message.get(i).equals(words[i]) && ++different > most) {
                return -1;
            }
        }
        return words.length - different;
    }

    /** Takes a message in. */
    void take(List<String> tokens, String message, int examplesLimit) {
        matches++;
        longest = Math.max(longest, message.length());
        changed = true;
        String example = example(message);
        if (examples.size() < examplesLimit && !examples.contains(example)) {
            examples.add(example);
        }
        for (int i = 0; i < words.length; i++) {
            if (words[i] != null && !tokens.get(i).equals(words[i])) {
                words[i] = null;
            }
        }
    }

    private static String example(String message) {
        if (message.length() <= EXAMPLE_CHARACTERS) {
            return message;
        }
        int end = EXAMPLE_CHARACTERS - 3;
        return message.substring(0, Character.isHighSurrogate(message.charAt(end - 1)) ? end - 1 : end) + "...";
    }

    List<String> terms() {
        return Arrays.stream(words)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    List<String> examples() {
        return List.copyOf(examples);
    }

    /** Room for similar messages that have not come yet is left as the API has it: a tenth. */
    long maxMatchingLength() {
        return longest + longest / 10;
    }

    /** Whether it has changed since this was last asked. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    long bytes() {
        long bytes = 150;
        for (String word : words) {
            bytes += word == null ? 4 : 60 + word.length();
        }
        for (String example : examples) {
            bytes += 60 + example.length();
        }
        return bytes;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(words.length);
        for (String word : words) {
            Texts.write(out, word);
        }
        out.writeLong(matches);
        out.writeLong(longest);
        out.writeBoolean(changed);
        out.writeInt(examples.size());
        for (String example : examples) {
            Texts.write(out, example);
        }
    }

    static Template read(long id, DataInput in) throws IOException {
        List<@Nullable String> words = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            words.add(Texts.read(in));
        }
        Template template = new Template(id, words);
        template.matches = in.readLong();
        template.longest = in.readLong();
        template.changed = in.readBoolean();
        for (int left = in.readInt(); left > 0; left--) {
            template.examples.add(Objects.requireNonNull(Texts.read(in)));
        }
        return template;
    }
}
