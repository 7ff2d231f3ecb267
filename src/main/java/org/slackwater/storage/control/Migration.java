package org.slackwater.storage.control;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
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

    void migrate(@Observes @Priority(1) @Initialized(ApplicationScoped.class) Object event) throws SQLException {
        Dialect dialect = dialect();
        MigrateResult result = Flyway.configure(getClass().getClassLoader())
                .dataSource(database)
                .schemas(dialect.schema)
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

    private Dialect dialect() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")
                    ? Dialect.POSTGRESQL
                    : Dialect.H2;
        }
    }
}
