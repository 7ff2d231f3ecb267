package org.slackwater.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * Sees every committed change of internal storage without trusting the application: triggers that fire when a transaction
 * commits, on every table that jobs, datafeeds and their configuration live in.
 */
public final class Witness {
    private static final List<String> TABLES = List.of(
            "task",
            "job",
            "job_group",
            "datafeed",
            "model_state",
            "model_part",
            "model_part_use",
            "model_snapshot",
            "model_snapshot_state",
            "job_input",
            "job_progress",
            "rules_in_force",
            "rules_change",
            "value_filter",
            "calendar",
            "calendar_job",
            "calendar_event",
            "datafeed_progress",
            "bucket",
            "record",
            "influencer",
            "model_plot",
            "category",
            "annotation",
            "forecast",
            "forecast_series");

    private final DataSource database;

    private Witness(DataSource database) {
        this.database = database;
    }

    /** Takes its place in a database that the application has migrated. */
    public static Witness in(DataSource database) {
        Witness witness = new Witness(database);
        witness.execute("create schema witness");
        witness.execute("create table witness.seen (id bigserial primary key, tab text, op text,"
                + " tx bigint default txid_current(), at timestamptz default clock_timestamp())");
        witness.execute("create function witness.note() returns trigger language plpgsql as $$ begin"
                + " insert into witness.seen (tab, op) values (tg_table_name, tg_op); return null; end $$");
        TABLES.forEach(table -> witness.execute("create constraint trigger witness after insert or update or delete on"
                + " slackwater." + table + " deferrable initially deferred for each row"
                + " execute function witness.note()"));
        return witness;
    }

    /** Rows changed by committed transactions so far. */
    public long changes() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from witness.seen")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The latest changes, for messages. */
    public String latest() {
        StringBuilder text = new StringBuilder();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select at, op, tab, tx from witness.seen order by id desc limit 20")) {
            while (row.next()) {
                text.append(row.getString(1))
                        .append(' ')
                        .append(row.getString(2))
                        .append(' ');
                text.append(row.getString(3))
                        .append(" tx ")
                        .append(row.getLong(4))
                        .append('\n');
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
