package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slackwater.analysis.entity.ScheduledEvent;

/**
 * Moves the seasons of all series when an event begins that says so: once, in the first bucket that the event touches,
 * and for good. A series that has seen nothing yet has nothing to move.
 */
final class TimeShifts {
    private final Set<String> made = new TreeSet<>();

    void make(List<ScheduledEvent> events, List<Series> all) {
        for (ScheduledEvent event : events) {
            if (event.shiftMillis() != 0 && made.add(event.id())) {
                all.forEach(series -> series.model().shift(event.shiftMillis()));
            }
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(made.size());
        for (String id : made) {
            Saved.write(out, id);
        }
    }

    void read(DataInput in) throws IOException {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            made.add(Saved.text(in));
        }
    }
}
