package org.slackwater.sources.control;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;

/** The databases of the sources: the server's, or pools of our own, which end with the application. */
@ApplicationScoped
class DataSources {
    private final Map<String, AgroalDataSource> pools = new ConcurrentHashMap<>();

    @Inject
    Config config;

    DataSource named(String name) {
        SourceConfig source = SourceConfig.of(name, config);
        return source.url().isPresent()
                ? pools.computeIfAbsent(
                        name, absent -> pool(source, source.url().get()))
                : lookup(source, source.jndi().orElseThrow());
    }

    @SuppressWarnings("BanJNDI") // the name is the operator's, and none of another host
    private static DataSource lookup(SourceConfig source, String jndi) {
        if (jndi.indexOf(':') >= 0 && !jndi.startsWith("java:")) {
            throw unavailable(source, "[" + jndi + "] is no name of a data source of this server", null);
        }
        try {
            return InitialContext.doLookup(jndi);
        } catch (NamingException | ClassCastException e) {
            throw unavailable(source, "there is no data source [" + jndi + "]", e);
        }
    }

    /**
     * Each borrowed connection is looked at first: one round trip before a search of many. To look only at those that were
     * idle is not enough after an outage: dead ones that datafeeds try again and again are never idle.
     */
    static AgroalDataSource pool(SourceConfig source, String url) {
        try {
            Driver driver = driver(source, url);
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(source.maxConnections())
                            .minSize(0)
                            .initialSize(0)
                            .acquisitionTimeout(Duration.ofSeconds(30))
                            .reapTimeout(Duration.ofMinutes(2))
                            .validateOnBorrow(true)
                            .connectionValidator(ConnectionValidator.defaultValidatorWithTimeout(5))
                            .connectionFactoryConfiguration(factory -> credentials(source, factory)
                                    .jdbcUrl(url)
                                    .connectionProviderClass(driver.getClass()))));
        } catch (SQLException e) {
            throw Sql.failure(source.name(), e);
        }
    }

    private static AgroalConnectionFactoryConfigurationSupplier credentials(
            SourceConfig source, AgroalConnectionFactoryConfigurationSupplier factory) {
        source.username().ifPresent(user -> factory.principal(new NamePrincipal(user)));
        source.password().ifPresent(password -> factory.credential(new SimplePassword(password)));
        return factory;
    }

    /** Not by DriverManager: it knows drivers of the application only by accident, and keeps them after its end. */
    private static Driver driver(SourceConfig source, String url) throws SQLException {
        for (Driver driver : ServiceLoader.load(Driver.class)) {
            if (driver.acceptsURL(url)) {
                return driver;
            }
        }
        throw unavailable(source, "there is no JDBC driver for its URL", null);
    }

    private static ApiException unavailable(SourceConfig source, String why, @Nullable Exception cause) {
        return new ApiException(
                503,
                "source_unavailable_exception",
                "source [" + source.name() + "] is not configured well: " + why,
                cause);
    }

    @PreDestroy
    void close() {
        pools.values().forEach(AgroalDataSource::close);
        pools.clear();
    }
}
