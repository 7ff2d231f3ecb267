package org.slackwater.storage.control;

import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/** How a table is copied, and the copy put in its place, within a transaction. */
abstract sealed class TableCopy {
    final DSLContext sql;

    private TableCopy(DSLContext sql) {
        this.sql = sql;
    }

    static TableCopy on(DSLContext sql) {
        return sql.family() == SQLDialect.POSTGRES ? new Postgres(sql) : new H2(sql);
    }

    static String nameOf(String table) {
        return table + "_rebuilt";
    }

    /** The transaction may be longer than the database usually allows. */
    abstract void takeYourTime();

    abstract void copy(String table);

    abstract void putInPlace(String table);

    /** After the transaction, however it ended: nothing of the copy stays. */
    abstract void forget(String table);

    /** Changes of the schema are part of a transaction: the copy becomes the table, and others wait only for that. */
    private static final class Postgres extends TableCopy {
        private Postgres(DSLContext sql) {
            super(sql);
        }

        @Override
        void takeYourTime() {
            sql.execute("select set_config(name, '0', true) from pg_settings where name = 'transaction_timeout'");
        }

        @Override
        void copy(String table) {
            sql.execute("create table " + nameOf(table) + " (like " + table + " including all)");
            sql.execute("insert into " + nameOf(table) + " select * from " + table);
        }

        @Override
        void putInPlace(String table) {
            sql.execute("drop table " + table);
            sql.execute("alter table " + nameOf(table) + " rename to " + table);
            sql.fetch(
                            "select indexname from pg_indexes where schemaname = current_schema() and tablename = ?"
                                    + " and indexname like ?",
                            table,
                            nameOf(table) + "%")
                    .getValues(0, String.class)
                    .forEach(name ->
                            sql.execute("alter index " + name + " rename to " + name.replace(nameOf(table), table)));
        }

        @Override
        void forget(String table) {
            // It was part of the transaction.
        }
    }

    /**
     * Changes of the schema would end the transaction, and so would dropping the copy: the rows are taken out and written
     * anew, and the copy stays in the session until afterwards.
     */
    private static final class H2 extends TableCopy {
        private H2(DSLContext sql) {
            super(sql);
        }

        @Override
        void takeYourTime() {}

        @Override
        void copy(String table) {
            sql.execute("create local temporary table " + nameOf(table) + " transactional as select * from " + table);
        }

        @Override
        void putInPlace(String table) {
            sql.execute("delete from " + table);
            sql.execute("insert into " + table + " select * from " + nameOf(table));
        }

        @Override
        void forget(String table) {
            sql.execute("drop table if exists " + nameOf(table));
        }
    }
}
