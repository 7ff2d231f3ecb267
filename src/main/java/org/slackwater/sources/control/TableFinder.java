package org.slackwater.sources.control;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;

/**
 * Finds the tables and views that an expression means: {@code table}, {@code schema.table}, either with {@code *}. The
 * database's own schemas and that of Slackwater itself are out of sight.
 */
final class TableFinder {
    /** A table as the database writes it. */
    record Found(@Nullable String schema, String name) {}

    private static final Set<String> HIDDEN =
            Set.of("slackwater", "information_schema", "pg_catalog", "pg_toast", "sys", "mysql", "performance_schema");

    private final Connection connection;
    private final DatabaseMetaData metadata;

    TableFinder(Connection connection) throws SQLException {
        this.connection = connection;
        this.metadata = connection.getMetaData();
    }

    /** @throws ApiException 404 when there is none, 400 when a plain name may mean several */
    List<Found> find(String expression) throws SQLException {
        return expression.indexOf('*') >= 0 ? matching(expression) : List.of(single(expression));
    }

    private Found single(String expression) throws SQLException {
        List<Found> exact = list(metadata.getSearchStringEscape(), expression);
        List<Found> candidates = exact.isEmpty() ? alike(expression) : exact;
        if (candidates.isEmpty()) {
            throw noSuchIndex(expression);
        }
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        List<Found> current = inCurrentSchema(candidates);
        if (current.size() == 1) {
            return current.get(0);
        }
        throw ApiException.illegalArgument("index [" + expression + "] is ambiguous: it may mean any of "
                + candidates.stream().map(TableFinder::qualified).toList());
    }

    /** Tables of just this name, without asking for all there are. */
    private List<Found> list(String escape, String name) throws SQLException {
        String pattern =
                name.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
        return visible(pattern, found -> found.name().equals(name));
    }

    private List<Found> alike(String expression) throws SQLException {
        List<Found> all = visible("%", found -> true);
        List<Found> exact = all.stream()
                .filter(found -> qualified(found).equals(expression))
                .toList();
        return exact.isEmpty()
                ? all.stream()
                        .filter(found -> qualified(found).equalsIgnoreCase(expression)
                                || found.name().equalsIgnoreCase(expression))
                        .toList()
                : exact;
    }

    private List<Found> matching(String expression) throws SQLException {
        Predicate<String> matches = wildcard(expression).asMatchPredicate();
        List<Found> all = visible("%", found -> matches.test(qualified(found)) || matches.test(found.name()));
        List<Found> current = inCurrentSchema(all);
        List<Found> chosen = current.isEmpty() || expression.indexOf('.') >= 0 ? all : current;
        if (chosen.isEmpty()) {
            throw noSuchIndex(expression);
        }
        return chosen;
    }

    private static Pattern wildcard(String expression) {
        String regex = Pattern.quote(expression).replace("*", "\\E.*\\Q");
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    private List<Found> inCurrentSchema(List<Found> candidates) throws SQLException {
        String current = connection.getSchema();
        return candidates.stream()
                .filter(found -> found.schema() != null && found.schema().equals(current))
                .toList();
    }

    private List<Found> visible(String namePattern, Predicate<Found> filter) throws SQLException {
        List<Found> tables = new ArrayList<>();
        try (ResultSet rows = metadata.getTables(connection.getCatalog(), null, namePattern, null)) {
            while (rows.next()) {
                Found found = new Found(rows.getString("TABLE_SCHEM"), rows.getString("TABLE_NAME"));
                if (isReadable(rows.getString("TABLE_TYPE")) && isVisible(found.schema()) && filter.test(found)) {
                    tables.add(found);
                }
            }
        }
        return tables;
    }

    private static boolean isReadable(@Nullable String type) {
        String upper = type == null ? "TABLE" : type.toUpperCase(Locale.ROOT);
        boolean readable = upper.contains("TABLE") || upper.contains("VIEW") || upper.contains("SYNONYM");
        return readable && !upper.startsWith("SYSTEM");
    }

    private static boolean isVisible(@Nullable String schema) {
        return schema == null || !HIDDEN.contains(schema.toLowerCase(Locale.ROOT));
    }

    static String qualified(Found found) {
        return found.schema() == null ? found.name() : found.schema() + "." + found.name();
    }

    static ApiException noSuchIndex(String expression) {
        return new ApiException(404, "index_not_found_exception", "no such index [" + expression + "]");
    }
}
