package org.slackwater.storage.control;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * Upgrade mode around a migration. It is turned on unless it is on already, waited for, and afterwards turned off if it was
 * turned on for this; what an operator has turned on stays on. Nobody turns it off meanwhile. In plain SQL, since the nodes
 * of the version before work with the same tables and this one's entities may not fit them yet: the columns named here are
 * what versions of Slackwater have agreed on, docs/decisions/0006-migration-under-upgrade-mode.md.
 */
final class MigrationWindow implements AutoCloseable {
    static final String ENABLED = "ENABLED";
    static final String SHARE = "select id from maintenance where id = 1 for share";

    /** A migration may take its time, while a lock waits idle in another transaction. */
    static final String UNHURRIED =
            """
            select set_config(name, '0', false) from pg_settings
            where name in ('idle_in_transaction_session_timeout', 'transaction_timeout')""";

    /** Who asked, as upgrade mode shows it. No user has this name: a colon ends the name in BASIC credentials. */
    private static final String BY = "slackwater:migration";

    private static final String EXPLANATION = "persistent task cannot be assigned while upgrade mode is enabled.";
    private static final String SETTING =
            "select phase, version, requested_by from upgrade_mode where id = 1 for update";
    private static final String NOW = "select cast(floor(extract(epoch from clock_timestamp()) * 1000) as bigint)";
    private static final long GRACE_MILLIS = 10_000;
    private static final long LOOK_EVERY_MILLIS = 200;
    private static final Logger LOG = Logger.getLogger(MigrationWindow.class.getName());
    private static final Logger AUDIT = Logger.getLogger("org.slackwater.audit");

    /** Holds the lock for as long as the window is open, and does nothing else. */
    private final Connection lock;

    private final Connection connection;
    private final DSLContext sql;

    private MigrationWindow(DataSource database) throws SQLException {
        lock = database.getConnection();
        connection = database.getConnection();
        sql = DSL.using(connection, SQLDialect.POSTGRES);
        sql.execute(UNHURRIED);
        DSL.using(lock).execute(UNHURRIED);
        lock.setAutoCommit(false);
    }

    /**
     * Returns when upgrade mode is enabled.
     *
     * @param database connections that the database does not end for taking long
     * @param level what internal storage is to be migrated to
     */
    static MigrationWindow open(DataSource database, int level) throws SQLException, InterruptedException {
        MigrationWindow window = new MigrationWindow(database);
        try {
            DSL.using(window.lock).execute(SHARE);
            window.turnOn(level);
            window.awaitEnabled();
            return window;
        } catch (RuntimeException | InterruptedException e) {
            window.close();
            throw e;
        }
    }

    /** Whoever was to do this may have died: unless somebody migrates just now, upgrade mode need not be on for it. */
    static void finish(DataSource database, int level) throws SQLException {
        try (MigrationWindow window = new MigrationWindow(database)) {
            if (window.isUnfinished(level)
                    && !DSL.using(window.lock).fetch(Maintenance.LOCK).isEmpty()) {
                window.turnOff(level);
            }
        }
    }

    private boolean isUnfinished(int level) {
        return !sql.fetch(
                        "select 1 from upgrade_mode where id = 1 and (storage_level < ?"
                                + " or requested_by = ? and phase in ('DRAINING', 'ENABLED'))",
                        level,
                        BY)
                .isEmpty();
    }

    private void turnOn(int level) {
        sql.transaction(transaction -> {
            DSLContext tx = transaction.dsl();
            Record setting = tx.fetchSingle(SETTING);
            if (!isOn(setting.get("phase", String.class))) {
                turn(tx, setting, "DRAINING", "migration of internal storage to level " + level);
            }
        });
    }

    /** Nodes that live drain by themselves; where there is none, there is nobody to wait for. */
    private void awaitEnabled() throws InterruptedException {
        String phase = phase(sql);
        LOG.log(Level.INFO, "internal storage is to be migrated, waiting for upgrade mode: phase={0}", phase);
        while (!ENABLED.equals(phase)) {
            if (!isOn(phase)) {
                throw new IllegalStateException(
                        "upgrade mode was turned off while internal storage was to be migrated");
            }
            if (livingNodes() == 0) {
                drainForTheDead();
            } else {
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
            phase = phase(sql);
        }
    }

    /** As it stands now. */
    static String phase(DSLContext sql) {
        return sql.fetchSingle("select phase from upgrade_mode where id = 1").get(0, String.class);
    }

    private int livingNodes() {
        return sql.fetchSingle("select count(*) from node where lease_until > (" + NOW + ")")
                .get(0, Integer.class);
    }

    private void drainForTheDead() {
        sql.transaction(transaction -> {
            DSLContext tx = transaction.dsl();
            Record setting = tx.fetchSingle(SETTING);
            if (!"DRAINING".equals(setting.get("phase", String.class))) {
                return;
            }
            tx.execute(
                    "update task set node = null, allocation_id = null, halted_for = 'UPGRADE', assignment_explanation = ?"
                            + " where allocation_id is not null or halted_for <> 'UPGRADE'",
                    EXPLANATION);
            tx.execute("update upgrade_mode set phase = 'ENABLED', since = (" + NOW + ") where id = 1");
            tx.execute(
                    "update upgrade_mode_toggle set halted_at = (" + NOW + "), ended_at = (" + NOW
                            + "), outcome = 'ARRIVED' where version = ?",
                    setting.get("version", Long.class));
            AUDIT.log(Level.INFO, "upgrade mode: phase=ENABLED by={0}", setting.get("requested_by", String.class));
        });
    }

    /** The migrations are done. */
    void turnOff(int level) {
        sql.transaction(transaction -> {
            DSLContext tx = transaction.dsl();
            Record setting = tx.fetchSingle(SETTING);
            tx.execute("update upgrade_mode set storage_level = ? where id = 1", level);
            boolean forThis = BY.equals(setting.get("requested_by", String.class));
            if (forThis && isOn(setting.get("phase", String.class))) {
                turn(tx, setting, "RESUMING", "internal storage is at level " + level);
            }
        });
    }

    private static boolean isOn(String phase) {
        return phase.equals("DRAINING") || phase.equals(ENABLED);
    }

    private static void turn(DSLContext tx, Record before, String phase, String reason) {
        long version = before.get("version", Long.class) + 1;
        tx.execute(
                "update upgrade_mode_toggle set outcome = 'TURNED_ROUND', ended_at = (" + NOW
                        + ") where version = ? and outcome = 'UNDER_WAY'",
                version - 1);
        tx.execute(
                "update upgrade_mode set phase = ?, version = ?, since = (" + NOW
                        + "), requested_by = ?, reason = ?, grace_millis = ? where id = 1",
                phase,
                version,
                BY,
                reason,
                GRACE_MILLIS);
        tx.execute(
                "insert into upgrade_mode_toggle (version, enabled, requested_by, reason, requested_at, outcome)"
                        + " select version, ?, requested_by, reason, since, 'UNDER_WAY' from upgrade_mode where id = 1",
                isOn(phase));
        tx.execute(
                "insert into upgrade_mode_toggle_node (version, node_name, tasks)"
                        + " select ?, n.name, count(*) from task t join node n on n.incarnation = t.node"
                        + " where t.allocation_id is not null group by n.name",
                version);
        AUDIT.log(Level.INFO, "upgrade mode: phase={0} before={1} by={2} reason={3}", new Object[] {
            phase, before.get("phase"), BY, reason
        });
    }

    @Override
    public void close() throws SQLException {
        try (lock;
                connection) {
            lock.rollback();
        }
    }
}
