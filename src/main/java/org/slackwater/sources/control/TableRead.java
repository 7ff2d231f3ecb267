package org.slackwater.sources.control;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.slackwater.sources.entity.ReadRequest;

/** How a request reads one table. */
record TableRead(Table table, TimeColumn time, List<Column> fields, List<Column> thenBy, Condition condition) {

    static TableRead of(Table table, ReadRequest request, Sql sql) {
        TimeColumn time = TimeColumn.of(table.column(request.timeField()), request.timeFormat());
        List<Column> fields = request.fields().stream().map(table::column).toList();
        Condition matches = new QueryTranslator(table, sql.dialect()).translate(request.query());
        List<Column> thenBy = request.thenBy().stream().map(table::column).toList();
        return new TableRead(
                table,
                time,
                fields,
                thenBy,
                time.within(request.from(), request.to()).and(matches));
    }

    Query records(Sql sql) {
        List<Field<?>> selected = new ArrayList<>();
        selected.add(time.column().field());
        fields.forEach(field -> selected.add(field.field()));
        List<Field<?>> order = new ArrayList<>();
        order.add(time.column().field());
        thenBy.forEach(field -> order.add(field.text()));
        return sql.dsl()
                .select(selected)
                .from(DSL.table(table.name()))
                .where(condition)
                .orderBy(order);
    }

    /** The first time alone, which an index on it tells at once; a minimum makes some databases read the whole range. */
    Query first(Sql sql) {
        Field<Object> column = time.column().field();
        return sql.dsl()
                .select(column)
                .from(DSL.table(table.name()))
                .where(condition)
                .orderBy(column)
                .limit(DSL.inline(1));
    }

    FieldReader[] readers() {
        return fields.stream().map(FieldReader::of).toArray(FieldReader[]::new);
    }
}
