package org.slackwater.history;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.upgrademode.entity.Phase;

/**
 * Every committed change of internal storage, written down by triggers that do not trust the application. The time is that
 * of the commit, which the database keeps for each transaction, not that of the statement.
 */
final class CommitLog {
    private static final List<String> NAMED_BY_JOB = List.of(
            "job",
            "job_group",
            "model_state",
            "model_part",
            "model_part_use",
            "model_snapshot",
            "model_snapshot_state",
            "job_input",
            "job_progress",
            "rules_in_force",
            "bucket",
            "record",
            "influencer",
            "model_plot",
            "category",
            "annotation",
            "forecast");
    private static final List<String> NAMED_BY_DATAFEED = List.of("datafeed", "datafeed_progress");

    private final Postgres database;
    private final Ticker ticker;

    private CommitLog(Postgres database, Ticker ticker) {
        this.database = database;
        this.ticker = ticker;
    }

    /** Takes its place in a database that the application has migrated, while no task is there. */
    static CommitLog in(Postgres database, Ticker ticker) {
        database.execute("create schema witness");
        database.execute(
                "create table witness.seen (id bigserial primary key, tx xid default pg_current_xact_id()::xid,"
                        + " tab text, op text, name text, allocation bigint, stop boolean, phase text)");
        trigger(database, "task", "changed.task_id, changed.allocation_id, changed.desired_state = 'STOPPED', null");
        trigger(database, "upgrade_mode", "null, null, false, changed.phase");
        NAMED_BY_JOB.forEach(table -> trigger(database, table, "changed.job_id, null, false, null"));
        NAMED_BY_DATAFEED.forEach(table -> trigger(database, table, "changed.datafeed_id, null, false, null"));
        return new CommitLog(database, ticker);
    }

    private static void trigger(Postgres database, String table, String values) {
        database.execute(
                """
                create function witness.note_%1$s() returns trigger language plpgsql as $$
                declare changed slackwater.%1$s;
                begin
                    if tg_op = 'DELETE' then changed = old; else changed = new; end if;
                    insert into witness.seen (tab, op, name, allocation, stop, phase) values (tg_table_name, tg_op, %2$s);
                    return null;
                end $$"""
                        .formatted(table, values));
        database.execute("create trigger witness after insert or update or delete on slackwater." + table
                + " for each row execute function witness.note_" + table + "()");
    }

    /** Rows of results are told once for each table and transaction. */
    List<Change> changes() {
        return database.query(
                """
                select (extract(epoch from pg_xact_commit_timestamp(tx)) * 1000000)::bigint, tx::text::bigint,
                       tab, op, coalesce(name, ''), allocation, stop, phase
                from (select distinct on (tx, tab, op, name, case when tab in ('task', 'upgrade_mode') then id end) *
                      from witness.seen) as once
                order by 1, id""",
                row -> new Change(
                        ticker.ofDatabase(row.getLong(1)),
                        row.getLong(2),
                        row.getString(3),
                        Change.Operation.valueOf(row.getString(4)),
                        row.getString(5),
                        (Long) row.getObject(6),
                        row.getBoolean(7),
                        phase(row.getString(8))));
    }

    /** How many transactions have been seen. */
    long commits() {
        return database.query("select count(distinct tx::text) from witness.seen", row -> row.getLong(1))
                .get(0);
    }

    private static @Nullable Phase phase(@Nullable String name) {
        return name == null ? null : Phase.valueOf(name);
    }
}
