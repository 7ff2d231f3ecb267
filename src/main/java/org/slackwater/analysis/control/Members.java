package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one bucket holds of each member of a series, in the order of their names. */
final class Members {
    private final Measure measure;
    private final int influencers;
    private final TreeMap<Member, Gathered> gathered = new TreeMap<>();

    Members(Measure measure, int influencers) {
        this.measure = measure;
        this.influencers = influencers;
    }

    Gathered of(Member member) {
        return gathered.computeIfAbsent(member, m -> new Gathered(measure, influencers));
    }

    List<Observation> observed() {
        return gathered.entrySet().stream()
                .map(entry -> Observation.of(entry.getKey(), entry.getValue()))
                .filter(Observation::says)
                .toList();
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(gathered.size());
        for (Map.Entry<Member, Gathered> entry : gathered.entrySet()) {
            Saved.write(out, entry.getKey().over());
            Saved.write(out, entry.getKey().by());
            entry.getValue().write(out);
        }
    }

    void read(DataInput in) throws IOException {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            of(new Member(Saved.readText(in), Saved.readText(in))).read(in);
        }
    }
}
