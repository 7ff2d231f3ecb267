package org.slackwater.sources.control;

import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * A column of a table.
 *
 * @param name as the database writes it
 * @param type the database's name of its type, for messages
 */
record Column(String name, ColumnKind kind, String type) {

    Field<Object> field() {
        return DSL.field(DSL.name(name));
    }

    /** The column as a text to compare with. */
    Field<String> text() {
        return kind == ColumnKind.TEXT
                ? DSL.field(DSL.name(name), SQLDataType.VARCHAR)
                : field().cast(SQLDataType.VARCHAR);
    }

    @Override
    public String toString() {
        return "field [" + name + "] of type [" + type + "]";
    }
}
