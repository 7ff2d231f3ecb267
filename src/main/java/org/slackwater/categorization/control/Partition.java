package org.slackwater.categorization.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slackwater.categorization.entity.CategorizationSize;

/** The categories of one value of the partition field, or of all messages where there is none. */
final class Partition {
    /** So many messages are needed to say whether they are fit for it, and so often that is looked at anew. */
    private static final int LOOK_EVERY = 100;

    private final int number;
    private final @Nullable String value;
    private final List<Template> all = new ArrayList<>();
    /** By how many words their messages have. */
    private final Map<Integer, List<Template>> byLength = new HashMap<>();

    private long categorized;
    private long failed;
    private boolean warn;

    /** @param number from 0 in the order of appearance */
    Partition(int number, @Nullable String value) {
        this.number = number;
        this.value = value;
    }

    int number() {
        return number;
    }

    @Nullable
    String value() {
        return value;
    }

    boolean warns() {
        return warn;
    }

    void failed() {
        failed++;
    }

    /** The template that has most in common with the message, and enough; among several the oldest. */
    @Nullable
    Template closest(List<String> tokens) {
        Template closest = null;
        int most = -1;
        for (Template template : byLength.getOrDefault(tokens.size(), List.of())) {
            int alike = template.alike(tokens);
            if (alike > most) {
                closest = template;
                most = alike;
            }
        }
        return closest;
    }

    void add(Template template) {
        all.add(template);
        byLength.computeIfAbsent(template.length(), length -> new ArrayList<>(1))
                .add(template);
    }

    void take(Template template, List<String> tokens, String message, int examplesLimit) {
        template.take(tokens, message, examplesLimit);
        if (++categorized % LOOK_EVERY == 0) {
            warn = isUnfit();
        }
    }

    /** As the API documents it: all in one category, or too many of them, hardly anything twice, or nothing often. */
    private boolean isUnfit() {
        CategorizationSize size = size();
        return size.total() == 1
                || size.frequent() == 0
                || 10 * size.rare() > 9 * size.total()
                || 2 * size.total() > size.categorizedDocs();
    }

    CategorizationSize size() {
        long frequent = 0;
        long rare = 0;
        for (Template template : all) {
            frequent += 100 * template.matches() > categorized ? 1 : 0;
            rare += template.matches() == 1 ? 1 : 0;
        }
        return new CategorizationSize(warn, categorized, all.size(), frequent, rare, failed);
    }

    long bytes() {
        return 200 + all.stream().mapToLong(Template::bytes).sum();
    }

    void write(DataOutput out) throws IOException {
        Texts.write(out, value);
        out.writeLong(categorized);
        out.writeLong(failed);
        out.writeBoolean(warn);
    }

    static Partition read(int number, DataInput in) throws IOException {
        Partition partition = new Partition(number, Texts.read(in));
        partition.categorized = in.readLong();
        partition.failed = in.readLong();
        partition.warn = in.readBoolean();
        return partition;
    }
}
