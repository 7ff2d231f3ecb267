package org.slackwater.http.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slackwater.http.entity.CatTable;

/**
 * A table for the eye: columns of even width.
 *
 * @param header whether the columns' names stand above
 */
record CatText(CatTable table, boolean header) {
    String text() {
        List<List<String>> lines = new ArrayList<>();
        if (header) {
            lines.add(table.columns());
        }
        lines.addAll(table.rows());
        int[] widths = IntStream.range(0, table.columns().size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return lines.stream()
                .map(line -> IntStream.range(0, widths.length)
                        .mapToObj(column -> pad(line.get(column), widths[column]))
                        .collect(Collectors.joining(" "))
                        .stripTrailing())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String pad(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }
}
