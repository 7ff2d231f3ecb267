package org.slackwater.http.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.CatTable;

/** A table for the eye: columns of even width. */
record CatText(CatTable table) {
    String text() {
        List<List<String>> lines = new ArrayList<>();
        if (table.header()) {
            lines.add(table.columns());
        }
        table.rows().forEach(row -> lines.add(row.stream().map(CatText::shown).toList()));
        int[] widths = IntStream.range(0, table.columns().size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return lines.stream()
                .map(line -> IntStream.range(0, widths.length)
                        .mapToObj(column -> pad(line.get(column), widths[column]))
                        .collect(Collectors.joining(table.gap()))
                        .stripTrailing())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** On one line: texts of users may have several. */
    private static String shown(@Nullable String cell) {
        return cell == null ? "" : cell.replaceAll("\\R", " ");
    }

    private static String pad(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }
}
