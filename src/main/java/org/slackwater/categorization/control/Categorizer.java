package org.slackwater.categorization.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slackwater.categorization.entity.CategorizationSize;
import org.slackwater.categorization.entity.CategorizationSpec;
import org.slackwater.categorization.entity.Category;
import org.slackwater.categorization.entity.Unfit;
import org.slackwater.categorization.entity.UnreadableException;

/**
 * Learns the categories of messages as they come, after Drain (He, Zhu, Zheng and Lyu, Drain: An online log parsing
 * approach with fixed depth tree, ICWS 2017): messages with equally many words are compared place by place, a message goes
 * to the category with which it has most words in common, if those are enough, and where they differ the category has no
 * word any more. Words with digits are left out at first, as Drain leaves out what is known to vary. Of its tree only the
 * first level is kept, the number of words: the next would compare a message with those only that begin alike, which for
 * messages that begin with a name makes one category of each. As long as a category keeps most of its words, it never
 * becomes so wide that another falls into it: none is ever superseded.
 *
 * <p>Deterministic: the same messages in the same order give the same categories. Not thread-safe.
 */
public final class Categorizer {
    /** So many categories a job has at most. */
    static final int MOST = 10_000;

    private final CategorizationSpec spec;
    private final Map<@Nullable String, Partition> partitions = new LinkedHashMap<>();
    /** By their ids, from 1. */
    private final List<Template> templates = new ArrayList<>();

    private final List<Partition> partitionOf = new ArrayList<>();
    /** Those that have begun to warn since {@link #takeUnfit} was called last. */
    private final List<Unfit> unfit = new ArrayList<>(0);

    public Categorizer(CategorizationSpec spec) {
        this.spec = spec;
    }

    /**
     * The category of the message, which is learnt.
     *
     * @param partition the value of the partition field; of no matter where all messages share their categories
     * @param examples whether there is room for examples
     * @return null where it has none: there are too many categories already, those of its partition are of no use, or an
     *     expression of the analyzer gives up on it
     */
    public @Nullable String categorize(String message, @Nullable String partition, boolean examples) {
        boolean apart = spec.partitionFieldName() != null;
        if (apart && partition == null) {
            return null;
        }
        Partition own =
                partitions.computeIfAbsent(apart ? partition : null, value -> new Partition(partitions.size(), value));
        if (spec.stopOnWarn() && own.warns()) {
            return null;
        }
        List<String> words;
        try {
            words = words(message);
        } catch (UnreadableException e) {
            own.failed();
            return null;
        }
        Template template = own.closest(words);
        if (template == null) {
            if (templates.size() == MOST) {
                own.failed();
                return null;
            }
            template = new Template(templates.size() + 1L, words);
            add(template, own);
        }
        boolean warned = own.warns();
        own.take(template, words, message, examples ? spec.examplesLimit() : 0);
        if (own.warns() && !warned) {
            unfit.add(new Unfit(spec.partitionFieldName(), own.value()));
        }
        return Long.toString(template.id());
    }

    private List<String> words(String message) {
        return spec.analyzer().tokens(message).stream()
                .filter(token -> token.chars().noneMatch(Character::isDigit))
                .toList();
    }

    private void add(Template template, Partition partition) {
        templates.add(template);
        partitionOf.add(partition);
        partition.add(template);
    }

    /** All categories, in the order of their ids. */
    public List<Category> all() {
        List<Category> all = new ArrayList<>();
        for (int i = 0; i < templates.size(); i++) {
            all.add(category(i));
        }
        return all;
    }

    /** Those that have changed since the last call. */
    public List<Category> takeChanged() {
        List<Category> changed = new ArrayList<>();
        for (int i = 0; i < templates.size(); i++) {
            if (templates.get(i).takeChanged()) {
                changed.add(category(i));
            }
        }
        return changed;
    }

    /** Whose messages have begun to seem unfit since the last call. Not part of the saved state. */
    public List<Unfit> takeUnfit() {
        if (unfit.isEmpty()) {
            return List.of();
        }
        List<Unfit> taken = List.copyOf(unfit);
        unfit.clear();
        return taken;
    }

    private Category category(int index) {
        Template template = templates.get(index);
        return new Category(
                template.id(),
                spec.partitionFieldName(),
                partitionOf.get(index).value(),
                template.terms(),
                template.maxMatchingLength(),
                template.examples(),
                template.matches());
    }

    public CategorizationSize size() {
        return partitions.values().stream()
                .map(Partition::size)
                .reduce(CategorizationSize.NONE, CategorizationSize::plus);
    }

    public long bytes() {
        return partitions.values().stream().mapToLong(Partition::bytes).sum();
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(partitions.size());
        for (Partition partition : partitions.values()) {
            partition.write(out);
        }
        out.writeInt(templates.size());
        for (int i = 0; i < templates.size(); i++) {
            out.writeInt(partitionOf.get(i).number());
            templates.get(i).write(out);
        }
    }

    /** Only of one that has seen nothing. */
    public void read(DataInput in) throws IOException {
        int known = in.readInt();
        List<Partition> byNumber = new ArrayList<>();
        for (int number = 0; number < known; number++) {
            Partition partition = Partition.read(number, in);
            partitions.put(partition.value(), partition);
            byNumber.add(partition);
        }
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            Partition partition = byNumber.get(in.readInt());
            add(Template.read(i + 1L, in), partition);
        }
    }
}
