package org.slackwater;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An operator finds every property in the documentation. */
class ConfigurationDocTest {
    private static final Path DOC = Path.of("docs", "configuration.md");

    /** In Java a property is a literal of its own; elsewhere it stands at the begin of a line or in a placeholder. */
    private static final Pattern IN_JAVA = Pattern.compile("\"(slackwater\\.[a-z.-]+)\"");

    private static final Pattern IN_CONFIGURATION =
            Pattern.compile("(?m)(?:^|\\$\\{(?:MPCONFIG=)?)(slackwater\\.[a-z._-]+)");

    /** A prefix is followed by a name, and that by these. */
    private static final Pattern AFTER_A_PREFIX = Pattern.compile("prefix \\+ \"([a-z-]+)\"");

    @Test
    void everyPropertyOfTheCodeAndOfTheServerIsDocumented() throws IOException {
        Set<String> properties = properties();
        String documentation = Files.readString(DOC);

        assertThat(properties).contains("slackwater.jobs.save-interval-ms", "slackwater.database.url");
        assertThat(properties).allSatisfy(property -> assertThat(documentation).contains("`" + documented(property)));
    }

    @Test
    void everySettingOfASourceIsDocumented() throws IOException {
        Set<String> settings = named(Path.of("src", "main", "java", "org", "slackwater", "sources"), AFTER_A_PREFIX);
        String documentation = Files.readString(DOC);

        assertThat(settings).contains("url");
        assertThat(settings).allSatisfy(setting -> assertThat(documentation)
                .contains("`slackwater.sources.<name>." + setting + "`"));
    }

    @Test
    void noPropertyIsDocumentedThatNobodyReads() throws IOException {
        Set<String> documented = Pattern.compile("(?m)^\\| `(slackwater\\.[^`]+)` \\|")
                .matcher(Files.readString(DOC))
                .results()
                .map(row -> row.group(1).replaceAll("<name>\\..*|<group>", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented).isNotEmpty().isSubsetOf(properties());
    }

    private static Set<String> properties() throws IOException {
        Set<String> properties = new TreeSet<>(named(Path.of("src", "main", "java"), IN_JAVA));
        for (Path folder : List.of(
                Path.of("src", "main", "resources"), Path.of("src", "main", "webapp"), Path.of("server-config"))) {
            properties.addAll(named(folder, IN_CONFIGURATION));
        }
        return properties;
    }

    /** A prefix stands there with what follows it; so does a row with its end. */
    private static String documented(String property) {
        return property.endsWith(".") ? property : property + "`";
    }

    private static Set<String> named(Path folder, Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> pattern.matcher(read(file)).results())
                    .map((MatchResult found) -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
