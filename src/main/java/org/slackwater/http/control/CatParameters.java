package org.slackwater.http.control;

import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.CatColumn;
import org.slackwater.http.entity.CatTable;
import org.slackwater.http.entity.Flag;

/**
 * The parameters that all cat endpoints have, and the table as they would have it. As texts: a value that does not parse
 * while the server fills a bean would put pages of stack traces into its log.
 */
public class CatParameters {
    private static final Set<String> FORMATS = Set.of("text", "text/plain", "json", "application/json");

    @QueryParam("h")
    @Nullable
    String columns;

    @QueryParam("s")
    @Nullable
    String order;

    @QueryParam("v")
    @Nullable
    String header;

    @QueryParam("help")
    @Nullable
    String help;

    @QueryParam("bytes")
    @Nullable
    String bytes;

    @QueryParam("time")
    @Nullable
    String time;

    @QueryParam("format")
    @Nullable
    String format;

    /** @throws ApiException 400 when a parameter names what is not there */
    public <T> CatTable table(List<CatColumn<T>> all, List<T> rows) {
        if (format != null && !FORMATS.contains(format)) {
            throw ApiException.illegalArgument(
                    "[format] [" + format + "] is not supported: tables are [text] or [json]");
        }
        CatUnits units = CatUnits.of(bytes, time);
        boolean named = flag(header, "v");
        if (flag(help, "help")) {
            return help(all);
        }
        Map<String, CatColumn<T>> chosen = chosen(all);
        return new CatTable(
                List.copyOf(chosen.keySet()),
                sorted(all, rows).stream()
                        .map(row -> chosen.values().stream()
                                .<@Nullable String>map(
                                        column -> units.words(column.value().apply(row)))
                                .toList())
                        .toList(),
                named,
                " ");
    }

    private static <T> CatTable help(List<CatColumn<T>> all) {
        return new CatTable(
                List.of("name", "aliases", "description"),
                all.stream()
                        .map(column -> List.<@Nullable String>of(
                                column.name(), String.join(",", column.aliases()), column.description()))
                        .toList(),
                false,
                " | ");
    }

    /** By the names that the caller calls them, in the caller's order. */
    private <T> Map<String, CatColumn<T>> chosen(List<CatColumn<T>> all) {
        Map<String, CatColumn<T>> chosen = new LinkedHashMap<>();
        if (columns == null) {
            all.stream().filter(CatColumn::shown).forEach(column -> chosen.put(column.name(), column));
            return chosen;
        }
        for (String asked : columns.split(",", -1)) {
            if (asked.contains("*")) {
                all.stream()
                        .filter(column -> matches(asked, column))
                        .forEach(column -> chosen.put(column.name(), column));
            } else {
                chosen.put(asked, called(asked, all, "h"));
            }
        }
        return chosen;
    }

    private static boolean matches(String pattern, CatColumn<?> column) {
        return Wildcards.matches(pattern, column.name())
                || column.aliases().stream().anyMatch(alias -> Wildcards.matches(pattern, alias));
    }

    private static <T> CatColumn<T> called(String asked, List<CatColumn<T>> all, String parameter) {
        return all.stream()
                .filter(column -> column.isCalled(asked))
                .findFirst()
                .orElseThrow(() -> ApiException.illegalArgument("[" + parameter + "] names an unknown column [" + asked
                        + "]; [help] lists those that there are"));
    }

    private <T> List<T> sorted(List<CatColumn<T>> all, List<T> rows) {
        if (order == null) {
            return rows;
        }
        return rows.stream()
                .sorted(Arrays.stream(order.split(",", -1))
                        .distinct()
                        .map(part -> comparator(part, all))
                        .reduce(Comparator::thenComparing)
                        .orElseThrow())
                .toList();
    }

    private static <T> Comparator<T> comparator(String part, List<CatColumn<T>> all) {
        String name = part.replaceFirst(":(asc|desc)$", "");
        Comparator<T> rising = Comparator.comparing(called(name, all, "s").value());
        return part.endsWith(":desc") ? rising.reversed() : rising;
    }

    private static boolean flag(@Nullable String text, String name) {
        return text != null && Flag.parse(text, name).value();
    }
}
