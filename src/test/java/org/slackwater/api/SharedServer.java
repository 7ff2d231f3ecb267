package org.slackwater.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slackwater.security.IdentityProvider;
import org.slackwater.server.ServerProcess;
import org.slackwater.server.TaxiSource;

/**
 * One server for all tests of the API in a process, started by the first of them: gives them a {@link ServerProcess}, the
 * administrator as a {@link CheckedCaller}, the {@link LiveTable} that the server knows as a source, or the
 * {@link IdentityProvider} that it believes. Tests keep apart
 * by the ids they use.
 */
final class SharedServer implements ParameterResolver {
    /** So that a body that is too large need not be large. */
    static final int MAX_REQUEST_BYTES = 2_000_000;

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(SharedServer.class);

    private record Running(ServerProcess server, LiveTable table, IdentityProvider provider) implements AutoCloseable {
        static Running start() {
            try {
                LiveTable table = new LiveTable();
                Map<String, String> settings = new HashMap<>(TaxiSource.settings());
                settings.putAll(table.settings());
                settings.put("slackwater.http.max-request-bytes", String.valueOf(MAX_REQUEST_BYTES));
                Path data = Files.createTempDirectory(Path.of("target"), "api").toAbsolutePath();
                IdentityProvider provider = new IdentityProvider();
                settings.putAll(provider.settings(data));
                // Nothing is deleted behind the back of a test.
                int night = (LocalTime.now(ZoneOffset.UTC).getHour() + 12) % 24;
                settings.put("slackwater.retention.hour", String.valueOf(night));
                return new Running(ServerProcess.started(data, settings), table, provider);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            server.close();
            table.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == ServerProcess.class
                || type == CheckedCaller.class
                || type == LiveTable.class
                || type == IdentityProvider.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        // Of the session: Surefire runs each class as a whole of its own.
        Running running = test.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, HERE)
                .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == LiveTable.class) {
            return running.table();
        }
        if (type == IdentityProvider.class) {
            return running.provider();
        }
        return type == ServerProcess.class
                ? running.server()
                : new CheckedCaller(running.server().api());
    }
}
