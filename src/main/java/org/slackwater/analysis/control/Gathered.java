package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one bucket holds of one series: the gathered value, and what each influencer value had of it. */
final class Gathered {
    /** Beyond so many values of one influencer in one bucket of one series, new ones are not kept. */
    private static final int VALUES_KEPT = 500;

    private final Measure measure;
    private final Gather gather;
    private final List<Map<String, ExactSum>> parts;

    Gathered(Measure measure, int influencers) {
        this.measure = measure;
        this.gather = measure.gathers().get();
        this.parts = new ArrayList<>(influencers);
        for (int i = 0; i < influencers; i++) {
            parts.add(new LinkedHashMap<>(2));
        }
    }

    void add(Object value, double number, long weight, @Nullable Object[] values, int[] influencers) {
        gather.add(value, number, weight);
        if (influencers.length > 0) {
            double part = measure.additive() && measure.numeric() ? Math.abs(number) : weight;
            for (int i = 0; i < influencers.length; i++) {
                Object influencer = values[influencers[i]];
                if (influencer != null) {
                    note(parts.get(i), influencer.toString(), part);
                }
            }
        }
    }

    private static void note(Map<String, ExactSum> known, String value, double part) {
        if (known.size() < VALUES_KEPT || known.containsKey(value)) {
            known.computeIfAbsent(value, v -> new ExactSum()).add(part);
        }
    }

    double[] values() {
        return gather.values();
    }

    /** For each value of the influencer its part in the whole, from 0 to 1. */
    Map<String, Double> shares(int influencer) {
        Map<String, ExactSum> known = parts.get(influencer);
        ExactSum sum = new ExactSum();
        known.values().forEach(part -> sum.add(part.value()));
        double total = sum.value();
        Map<String, Double> shares = new LinkedHashMap<>();
        known.forEach((value, part) -> shares.put(value, total > 0 ? part.value() / total : 1.0 / known.size()));
        return shares;
    }

    void write(DataOutput out) throws IOException {
        gather.write(out);
        for (Map<String, ExactSum> known : parts) {
            out.writeInt(known.size());
            for (Map.Entry<String, ExactSum> part : known.entrySet()) {
                Saved.write(out, part.getKey());
                part.getValue().write(out);
            }
        }
    }

    void read(DataInput in) throws IOException {
        gather.read(in);
        for (Map<String, ExactSum> known : parts) {
            int size = in.readInt();
            for (int i = 0; i < size; i++) {
                String value = Saved.text(in);
                ExactSum part = new ExactSum();
                part.read(in);
                known.put(value, part);
            }
        }
    }
}
