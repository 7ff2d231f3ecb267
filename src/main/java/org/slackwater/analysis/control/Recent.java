package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToLongBiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is known of keys, which are forgotten when they have stayed away for some turns. */
final class Recent<K extends @Nullable Object, V> {
    private final Map<K, Kept<V>> kept = new LinkedHashMap<>();
    private long turn;

    /** @param turn in which it came last; those that came longest ago are first */
    private record Kept<V>(V value, long turn) {}

    interface Writer<T> {
        void write(DataOutput out, T value) throws IOException;
    }

    interface Reader<T> {
        T read(DataInput in) throws IOException;
    }

    @Nullable
    V get(K key) {
        Kept<V> known = kept.get(key);
        return known == null ? null : known.value();
    }

    V getOrDefault(K key, V otherwise) {
        return Objects.requireNonNullElse(get(key), otherwise);
    }

    /** The key has come in this turn. */
    void put(K key, V value) {
        kept.remove(key);
        kept.put(key, new Kept<>(value, turn));
    }

    /** The next turn begins. */
    void turn() {
        turn++;
    }

    /** Forgets what did not come in the last so many turns. */
    void forget(long turns) {
        Iterator<Kept<V>> eldest = kept.values().iterator();
        while (eldest.hasNext() && turn - eldest.next().turn() >= turns) {
            eldest.remove();
        }
    }

    void replaceAll(UnaryOperator<V> change) {
        kept.replaceAll((key, known) -> new Kept<>(change.apply(known.value()), known.turn()));
    }

    void removeIf(Predicate<V> unwanted) {
        kept.values().removeIf(known -> unwanted.test(known.value()));
    }

    long sum(ToLongBiFunction<K, V> summand) {
        return kept.entrySet().stream()
                .mapToLong(entry ->
                        summand.applyAsLong(entry.getKey(), entry.getValue().value()))
                .sum();
    }

    int size() {
        return kept.size();
    }

    void write(DataOutput out, Writer<K> keys, Writer<V> values) throws IOException {
        out.writeLong(turn);
        out.writeInt(kept.size());
        for (Map.Entry<K, Kept<V>> entry : kept.entrySet()) {
            keys.write(out, entry.getKey());
            values.write(out, entry.getValue().value());
            out.writeLong(entry.getValue().turn());
        }
    }

    void read(DataInput in, Reader<K> keys, Reader<V> values) throws IOException {
        turn = in.readLong();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            K key = keys.read(in);
            V value = values.read(in);
            kept.put(key, new Kept<>(value, in.readLong()));
        }
    }
}
