package org.slackwater.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables of docs/compatibility.md. */
final class CompatibilityDoc {
    /**
     * One row.
     *
     * @param endpoint its name in the API's specification; that of the rows above where the cell is empty
     * @param parts what stands between backticks in the second cell: ways to call the endpoint, or parameters and fields
     */
    record Row(int line, String endpoint, List<String> parts, String kind, String note, List<String> tests) {
        /** A row of the endpoint itself, and not of a parameter or field. */
        boolean isEndpoint() {
            return parts.stream().anyMatch(part -> part.contains("/"));
        }

        /** What it is about. */
        Stream<String> subjects() {
            return isEndpoint() ? Stream.of(endpoint) : parts.stream().map(part -> endpoint + " " + part);
        }
    }

    private static final Path FILE = Path.of("docs/compatibility.md");
    private static final int CELLS = 5;
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    private CompatibilityDoc() {}

    static List<Row> rows() {
        try {
            return rows(Files.readAllLines(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Row> rows(List<String> lines) {
        List<Row> rows = new ArrayList<>();
        String endpoint = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            List<String> cells = line.startsWith("|") ? cells(line) : List.of();
            if (cells.size() != CELLS || cells.get(0).equals("endpoint") || line.startsWith("|---")) {
                continue;
            }
            List<String> named = quoted(cells.get(0));
            endpoint = named.isEmpty() ? endpoint : named.get(0);
            rows.add(new Row(i + 1, endpoint, quoted(cells.get(1)), cells.get(2), cells.get(3), quoted(cells.get(4))));
        }
        return rows;
    }

    private static List<String> cells(String line) {
        String inner = line.substring(1, line.lastIndexOf('|'));
        return Stream.of(inner.split("\\|", -1)).map(String::strip).toList();
    }

    private static List<String> quoted(String cell) {
        return QUOTED.matcher(cell).results().map(found -> found.group(1)).toList();
    }
}
