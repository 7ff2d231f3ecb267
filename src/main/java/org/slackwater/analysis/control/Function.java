package org.slackwater.analysis.control;

import java.util.Set;

/** One row of the table of {@link Functions}: what a detector's function means and which fields go with it. */
public final class Function {
    private final String canonicalName;
    private final Set<String> aliases;
    private final Measure measure;
    private final Side side;

    Function(String canonicalName, Set<String> aliases, Measure measure, Side side) {
        this.canonicalName = canonicalName;
        this.aliases = Set.copyOf(aliases);
        this.measure = measure;
        this.side = side;
    }

    /** The name under which results carry it. */
    public String canonicalName() {
        return canonicalName;
    }

    /** Other names by which a detector may ask for it. */
    public Set<String> aliases() {
        return aliases;
    }

    /** What it measures, without the side: {@code high_mean} is about the {@code mean}. */
    public String functionDescription() {
        return measure.description();
    }

    /** Whether {@code field_name} is required; where it is not, it is forbidden. */
    public boolean requiresField() {
        return measure.needsField();
    }

    public boolean allowsBy() {
        return true;
    }

    public boolean allowsPartition() {
        return true;
    }

    /** Population analysis is not there yet. */
    public boolean allowsOver() {
        return false;
    }

    Measure measure() {
        return measure;
    }

    Side side() {
        return side;
    }
}
