package org.slackwater.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;

/** Internal storage as the server has it, outside of a server: migrated, and seen through JPA. */
public final class TestStorage implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable EmbeddedPostgres postgres;

    private final EntityManagerFactory factory;
    private final EntityManager entities;

    private TestStorage(DataSource source, String blob, List<Class<?>> managed) {
        Flyway.configure()
                .dataSource(source)
                .placeholders(Map.of("blob", blob))
                .locations("classpath:db/migration")
                .load()
                .migrate();
        factory = new PersistenceProvider()
                .createContainerEntityManagerFactory(
                        new TestUnit(source, managed),
                        Map.of(
                                "eclipselink.logging.level", "OFF",
                                "eclipselink.cache.shared.default", "false",
                                // without it, two that are open at once would share the first one's database
                                "eclipselink.session-name", "session" + COUNT.incrementAndGet()));
        entities = factory.createEntityManager();
    }

    public static TestStorage h2(Class<?>... managed) {
        return h2("mem:storage" + COUNT.incrementAndGet(), managed);
    }

    public static TestStorage h2(String database, Class<?>... managed) {
        return new TestStorage(h2Database(database), "blob", List.of(managed));
    }

    public static TestStorage postgres(Class<?>... managed) {
        return new TestStorage(postgresDatabase(), "bytea", List.of(managed));
    }

    /** On a PostgreSQL that somebody else has started. */
    public static TestStorage postgres(DataSource source, Class<?>... managed) {
        return new TestStorage(source, "bytea", List.of(managed));
    }

    /** A database with nothing in it, for those who need no internal storage. */
    public static DataSource h2Database() {
        return h2Database("mem:storage" + COUNT.incrementAndGet());
    }

    private static DataSource h2Database(String database) {
        return JdbcConnectionPool.create("jdbc:h2:" + database + ";DB_CLOSE_DELAY=-1", "sa", "");
    }

    /** A database with nothing in it, for those who need no internal storage. */
    public static DataSource postgresDatabase() {
        String database = "storage" + COUNT.incrementAndGet();
        try (var connection = server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        return server().getDatabase("postgres", database);
    }

    private static synchronized EmbeddedPostgres server() {
        EmbeddedPostgres running = postgres;
        if (running == null) {
            try {
                running = EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            postgres = running;
        }
        return running;
    }

    public EntityManager entities() {
        return entities;
    }

    /** Another session, with transactions of its own. */
    public EntityManager anotherSession() {
        return factory.createEntityManager();
    }

    public void transaction(Runnable work) {
        inTransaction(e -> work.run());
    }

    private void inTransaction(Consumer<EntityManager> work) {
        entities.getTransaction().begin();
        try {
            work.accept(entities);
            entities.getTransaction().commit();
        } finally {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
            entities.clear();
        }
    }

    @Override
    public void close() {
        entities.close();
        factory.close();
    }
}
