package org.slackwater.analysis.control;

import java.util.List;
import java.util.Set;

/** One row of the table of {@link Functions}: what a detector's function means and which fields go with it. */
public final class Function {
    private final String canonicalName;
    private final Set<String> aliases;
    private final Side side;
    private final Fields fields;
    private final List<Measure> measures;

    Function(String canonicalName, Set<String> aliases, Side side, Fields fields, List<Measure> measures) {
        this.canonicalName = canonicalName;
        this.aliases = Set.copyOf(aliases);
        this.side = side;
        this.fields = fields;
        this.measures = List.copyOf(measures);
    }

    /** Which fields go with a function; {@code partition_field_name} goes with all. */
    record Fields(Use field, Use by, Use over) {}

    /** The name under which results carry it. */
    public String canonicalName() {
        return canonicalName;
    }

    /** Other names by which a detector may ask for it. */
    public Set<String> aliases() {
        return aliases;
    }

    public Use field() {
        return fields.field();
    }

    public Use by() {
        return fields.by();
    }

    public Use over() {
        return fields.over();
    }

    /** Whether records may stand for several: not where one summary cannot say all that is measured. */
    public boolean allowsSummaries() {
        return measures.size() == 1;
    }

    /** What it measures, without the side: {@code high_mean} is about the {@code mean}. */
    List<Measure> measures() {
        return measures;
    }

    Side side() {
        return side;
    }
}
