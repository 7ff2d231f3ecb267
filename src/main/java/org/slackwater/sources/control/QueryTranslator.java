package org.slackwater.sources.control;

import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.slackwater.sources.entity.Query;

/** Turns a query into a condition on a table. */
record QueryTranslator(Table table, SQLDialect dialect) {

    Condition translate(Query query) {
        if (query instanceof Query.Bool bool) {
            return bool(bool);
        }
        if (query instanceof Query.Term term) {
            return on(term.field()).equalTo(term.value(), term.caseInsensitive());
        }
        if (query instanceof Query.Terms terms) {
            return on(terms.field()).oneOf(terms.values());
        }
        if (query instanceof Query.Range range) {
            return on(range.field()).between(range.lower(), range.upper());
        }
        if (query instanceof Query.Exists exists) {
            return on(exists.field()).present();
        }
        if (query instanceof Query.Prefix prefix) {
            return on(prefix.field()).startsWith(prefix.value(), prefix.caseInsensitive());
        }
        if (query instanceof Query.Wildcard wildcard) {
            return on(wildcard.field()).matches(wildcard.pattern(), wildcard.caseInsensitive());
        }
        return DSL.trueCondition();
    }

    private ColumnConditions on(String field) {
        return new ColumnConditions(table.column(field), dialect);
    }

    private Condition bool(Query.Bool bool) {
        Stream<Condition> all = bool.all().stream().map(this::translate);
        Stream<Condition> none = bool.none().stream().map(each -> DSL.not(translate(each)));
        return DSL.and(Stream.concat(all, none).toList()).and(atLeast(bool.minimumShouldMatch(), bool.should()));
    }

    private Condition atLeast(int minimum, List<Query> should) {
        List<Condition> conditions = should.stream().map(this::translate).toList();
        if (minimum == 0) {
            return DSL.trueCondition();
        }
        if (minimum > conditions.size()) {
            return DSL.falseCondition();
        }
        if (minimum == 1) {
            return DSL.or(conditions);
        }
        Field<Integer> matching = conditions.stream()
                .map(each -> (Field<Integer>) DSL.when(each, DSL.inline(1)).otherwise(DSL.inline(0)))
                .reduce(DSL.inline(0), Field::add);
        return matching.ge(DSL.inline(minimum));
    }
}
