package org.slackwater.storage.control;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;

/** Brings the schema of internal storage to the version that this application needs, before anything else begins. */
@ApplicationScoped
class Migration {
    private static final Logger LOG = Logger.getLogger(Migration.class.getName());

    /** What the databases do not agree on: the case of plain names, and how bytes without a limit are called. */
    private enum Dialect {
        H2("SLACKWATER", "blob"),
        POSTGRESQL("slackwater", "bytea");

        private final String schema;
        private final String blob;

        Dialect(String schema, String blob) {
            this.schema = schema;
            this.blob = blob;
        }
    }

    @Resource(lookup = "java:app/jdbc/slackwater")
    DataSource database;

    @Inject
    @ConfigProperty(name = "slackwater.database.url")
    String url;

    @Inject
    @ConfigProperty(name = "slackwater.database.user")
    String user;

    @Inject
    @ConfigProperty(name = "slackwater.database.password")
    Optional<String> password;

    void migrate(@Observes @Priority(1) @Initialized(ApplicationScoped.class) Object event) throws SQLException {
        Dialect dialect = dialect();
        FluentConfiguration flyway = Flyway.configure(getClass().getClassLoader());
        if (dialect == Dialect.POSTGRESQL) {
            unhurried(flyway);
        } else {
            flyway.dataSource(database);
        }
        MigrateResult result = flyway.schemas(dialect.schema)
                .defaultSchema(dialect.schema)
                .createSchemas(true)
                .placeholders(Map.of("blob", dialect.blob))
                .locations("classpath:db/migration")
                .load()
                .migrate();
        LOG.log(Level.INFO, "internal storage: schema version={0} migrations applied={1}", new Object[] {
            result.targetSchemaVersion == null ? result.initialSchemaVersion : result.targetSchemaVersion,
            result.migrationsExecuted
        });
    }

    /**
     * With connections of its own: those of the pool are for short transactions, and the database ends what takes longer.
     * A migration may take its time, while Flyway's lock waits idle in another transaction.
     */
    private void unhurried(FluentConfiguration flyway) {
        flyway.dataSource(url, user, password.orElse(""))
                .initSql(
                        """
                        select set_config(name, '0', false) from pg_settings
                        where name in ('idle_in_transaction_session_timeout', 'transaction_timeout')""");
    }

    private Dialect dialect() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")
                    ? Dialect.POSTGRESQL
                    : Dialect.H2;
        }
    }
}
