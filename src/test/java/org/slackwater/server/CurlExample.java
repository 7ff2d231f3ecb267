package org.slackwater.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A block of commands in a page of the documentation.
 *
 * @param place where it stands
 * @param shown what the page shows as its answer, in one line; empty when it shows none, or a longer one
 */
record CurlExample(String place, String script, String shown) {
    private static final String INDENT = "    ";
    private static final String ELISION = "...";

    /** All of a page, in their order: blocks of indented lines that call {@code curl}. */
    static List<CurlExample> of(Path page) throws IOException {
        List<Block> blocks = blocks(Files.readAllLines(page));
        List<CurlExample> examples = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            String script = blocks.get(i).text();
            if (script.contains("curl ")) {
                String next = i + 1 < blocks.size() ? blocks.get(i + 1).text() : "";
                boolean isAnswer = next.startsWith("{") && !next.contains("\n");
                examples.add(new CurlExample(page + ":" + blocks.get(i).line(), script, isAnswer ? next : ""));
            }
        }
        return examples;
    }

    boolean isAnsweredBy(String output) {
        String expected = Stream.of(shown.split(Pattern.quote(ELISION), -1))
                .map(part -> Pattern.quote(part.strip()))
                .collect(Collectors.joining(".*"));
        return shown.isEmpty() || Pattern.matches(expected, output.strip());
    }

    private record Block(int line, String text) {}

    private static List<Block> blocks(List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int first = i;
            List<String> block = new ArrayList<>();
            while (i < lines.size() && lines.get(i).startsWith(INDENT)) {
                block.add(lines.get(i++).substring(INDENT.length()));
            }
            if (!block.isEmpty()) {
                blocks.add(new Block(first + 1, String.join("\n", block)));
            }
        }
        return blocks;
    }
}
