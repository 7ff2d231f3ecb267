package org.slackwater.sources.control;

import java.util.List;
import org.jooq.Name;
import org.slackwater.http.entity.ApiException;

/**
 * A table or view that may be read.
 *
 * @param name qualified, as the database writes it
 * @param label as the caller knows it
 */
record Table(Name name, String label, List<Column> columns) {

    /** The column of this very name, or else of the same letters whatever their case. */
    Column column(String wanted) {
        List<Column> same =
                columns.stream().filter(c -> c.name().equals(wanted)).toList();
        if (same.size() == 1) {
            return same.get(0);
        }
        List<Column> alike =
                columns.stream().filter(c -> c.name().equalsIgnoreCase(wanted)).toList();
        if (alike.size() == 1) {
            return alike.get(0);
        }
        throw ApiException.illegalArgument(
                alike.isEmpty()
                        ? "field [" + wanted + "] does not exist in [" + label + "]"
                        : "field [" + wanted + "] is ambiguous in [" + label + "]: "
                                + alike.stream().map(Column::name).toList());
    }
}
