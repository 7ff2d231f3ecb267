package org.slackwater.benchmark;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/** A pool of connections to a schema of its own, as large as the one that a node of the product has. */
final class Pool {
    private static final int LARGEST = 32;

    private Pool() {}

    /** Makes the schema anew, with nothing in it. */
    static void clear(DataSource database, String schema) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + schema + " cascade");
            statement.execute("create schema " + schema);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static AgroalDataSource in(DataSource database, String schema) {
        try {
            PGSimpleDataSource server = database.unwrap(PGSimpleDataSource.class);
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(LARGEST)
                            .acquisitionTimeout(Duration.ofSeconds(30))
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url(server, schema))
                                    .connectionProviderClass(Driver.class)
                                    .principal(new NamePrincipal(server.getUser()))
                                    .credential(new SimplePassword(String.valueOf(server.getPassword()))))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url(PGSimpleDataSource server, String schema) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPortNumbers()[0] + "/" + server.getDatabaseName()
                + "?currentSchema=" + schema;
    }
}
