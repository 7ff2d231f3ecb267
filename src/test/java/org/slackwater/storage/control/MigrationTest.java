package org.slackwater.storage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.slackwater.storage.TestStorage;

/** The first start of a node on an empty PostgreSQL. */
class MigrationTest {
    private static final String FAILS_AT_THE_CALENDARS =
            """
            create function public.refuse() returns event_trigger language plpgsql as $$
                begin
                    if exists (select 1 from pg_event_trigger_ddl_commands()
                            where object_identity = 'slackwater.calendar') then
                        raise exception 'no calendars today';
                    end if;
                end $$;
            create event trigger refuse on ddl_command_end execute function public.refuse()""";

    private final DataSource database = TestStorage.postgresDatabase();

    @Test
    void theSchemaIsThereWholeOrNotAtAll() throws SQLException, InterruptedException {
        execute(FAILS_AT_THE_CALENDARS);

        assertThatThrownBy(() -> migration().migrate("started"))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("no calendars today");
        assertThat(number("select count(*) from pg_tables where schemaname = 'slackwater' and tablename = 'task'"))
                .as("of an earlier level")
                .isZero();

        execute("drop event trigger refuse");
        migration().migrate("started");
        assertThat(number("select count(*) from slackwater.calendar")).isZero();
        assertThat(number("select count(*) from slackwater.upgrade_mode_toggle"))
                .as("an empty database needs no upgrade mode")
                .isZero();
    }

    private Migration migration() throws SQLException {
        PGSimpleDataSource there = database.unwrap(PGSimpleDataSource.class);
        there.setCurrentSchema("slackwater");
        Migration migration = new Migration();
        migration.database = database;
        migration.url = there.getUrl();
        migration.user = Objects.requireNonNull(there.getUser());
        migration.password = Optional.ofNullable(there.getPassword());
        migration.level = new StorageLevel();
        return migration;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
