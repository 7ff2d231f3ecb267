package org.slackwater.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tells what is being measured, and in the end what came of it. */
final class Report {
    private static final Figure TITLES = new Figure("figure", "measured", "reference", "ratio", "aim", "");

    private final PrintStream out;
    private final List<Figure> figures = new ArrayList<>();

    Report(PrintStream out) {
        this.out = out;
    }

    void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }

    void add(Figure figure) {
        figures.add(figure);
    }

    void table() {
        List<Column> columns = List.of(
                column("-", Figure::name),
                column("", Figure::measured),
                column("", Figure::reference),
                column("", Figure::ratio),
                column("-", Figure::aim),
                column("-", Figure::verdict));
        Stream.concat(Stream.of(TITLES), figures.stream())
                .forEach(figure -> say(
                        "%s",
                        String.join(
                                        "  ",
                                        columns.stream()
                                                .map(column -> column.cell(figure))
                                                .toList())
                                .stripTrailing()));
    }

    private Column column(String side, Function<Figure, String> text) {
        int width = Stream.concat(Stream.of(TITLES), figures.stream())
                .mapToInt(figure -> text.apply(figure).length())
                .max()
                .orElse(1);
        return new Column("%" + side + Math.max(1, width) + "s", text);
    }

    private record Column(String format, Function<Figure, String> text) {
        String cell(Figure figure) {
            return String.format(Locale.ROOT, format, text.apply(figure));
        }
    }
}
