package org.slackwater.storage.control;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Brings the schema of internal storage to the level that this application needs, before anything else begins. Where other
 * nodes may be running, upgrade mode is on meanwhile.
 */
@ApplicationScoped
class Migration {
    private static final Logger LOG = Logger.getLogger(Migration.class.getName());

    /** The first level with all that a {@link MigrationWindow} needs. */
    private static final int WITH_WINDOW = 7;

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

    @Inject
    StorageLevel level;

    void migrate(@Observes @Priority(1) @Initialized(ApplicationScoped.class) Object event)
            throws SQLException, InterruptedException {
        Dialect dialect = dialect();
        FluentConfiguration configuration = configuration(dialect);
        MigrationInfoService found = configuration.load().info();
        int known = known(found);
        int current = levelOf(found.current());
        if (current > known) {
            throw new IllegalStateException("internal storage is at level " + current
                    + ", to which a newer version of Slackwater brought it; this one knows " + known
                    + ": start the newer version");
        }
        level.knows(known);
        if (dialect == Dialect.H2) {
            // Nobody else can have the file of an embedded database open.
            migrate(configuration);
        } else if (current >= WITH_WINDOW && current < known) {
            migrateInWindow(configuration, known);
        } else {
            if (current < known) {
                // Empty, and so without nodes; or of before the first release.
                migrate(configuration);
            }
            MigrationWindow.finish(configuration.getDataSource(), known);
        }
        LOG.log(Level.INFO, "internal storage: level={0} before={1}", new Object[] {known, current});
    }

    private void migrateInWindow(FluentConfiguration configuration, int known)
            throws SQLException, InterruptedException {
        try (MigrationWindow window = MigrationWindow.open(configuration.getDataSource(), known)) {
            migrate(configuration.callbacks(new OnlyWhileEnabled()));
            window.turnOff(known);
        }
    }

    private static void migrate(FluentConfiguration configuration) {
        int done = configuration.load().migrate().migrationsExecuted;
        LOG.log(Level.INFO, "internal storage: migrations applied={0}", done);
    }

    private static int known(MigrationInfoService found) {
        return Arrays.stream(found.all())
                .filter(migration -> migration.getState().isResolved())
                .mapToInt(Migration::levelOf)
                .max()
                .orElseThrow();
    }

    /** 0: there is nothing yet. */
    private static int levelOf(@Nullable MigrationInfo migration) {
        return migration == null || migration.getVersion() == null
                ? 0
                : Integer.parseInt(migration.getVersion().getVersion());
    }

    private FluentConfiguration configuration(Dialect dialect) {
        FluentConfiguration configuration = Flyway.configure(getClass().getClassLoader())
                .schemas(dialect.schema)
                .defaultSchema(dialect.schema)
                .createSchemas(true)
                .placeholders(Map.of("blob", dialect.blob))
                .locations("classpath:db/migration");
        if (dialect == Dialect.H2) {
            return configuration.dataSource(database);
        }
        // Connections of its own: those of the pool are for short transactions, and the database ends what takes
        // longer. All in one transaction: nodes that start together for the first time see a level only once all is
        // done,
        // and do not take one another's half-made storage for that of an older version.
        return configuration
                .dataSource(unhurried(url), user, password.orElse(""))
                .initSql(MigrationWindow.UNHURRIED)
                .group(true);
    }

    /** What takes long says nothing meanwhile, and is not lost for that. Of a parameter given twice the driver takes the last. */
    private static String unhurried(String url) {
        return url + (url.indexOf('?') < 0 ? '?' : '&') + "socketTimeout=0";
    }

    private Dialect dialect() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")
                    ? Dialect.POSTGRESQL
                    : Dialect.H2;
        }
    }
}
