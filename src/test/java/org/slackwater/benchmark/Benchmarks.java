package org.slackwater.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slackwater.benchmark.detection.DetectionBenchmark;

/**
 * Measures the product beside what it stands on, and prints a table. Run by {@code mvn -Pbenchmark verify};
 * {@code docs/benchmarks.md} tells how to read it.
 */
public final class Benchmarks {
    private final Report report = new Report(System.out);
    private final Options options;
    private final Path folder;

    private Benchmarks(Options options, Path folder) {
        this.options = options;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        Path target = Path.of("target");
        Files.createDirectories(target);
        Path folder = Files.createTempDirectory(target, "benchmark-").toAbsolutePath();
        new Benchmarks(Options.given(), folder).run();
        delete(folder);
        // pools of the clients that have called
        System.exit(0);
    }

    private void run() throws IOException {
        report.say(
                "%d processors, Java %s (%s), %s",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                System.getProperty("java.vm.name"),
                System.getProperty("os.name"));
        if (options.parts().contains("engine")) {
            new EngineBenchmark(report, options).run();
        }
        if (options.parts().contains("series")) {
            new SeriesBenchmark(report).run();
        }
        if (options.parts().contains("detection")) {
            new DetectionBenchmark(line -> report.say("%s", line), options.seeds()).run();
        }
        for (String name : List.of("h2", "postgresql")) {
            on(name, "feed", (database, data) -> new FeedBenchmark(report, options, database).run(data));
            on(name, "toggle", (database, data) -> new ToggleBenchmark(report, options, database).run(data));
        }
        on("h2", "heap", (database, data) -> new HeapBenchmark(report, options, database).run(data));
        for (int nodes : options.nodes()) {
            on("postgresql", "drain", (database, data) -> new DrainBenchmark(report, options, database, nodes)
                    .run(data));
        }
        on("postgresql", "fence", (database, data) -> new FenceBenchmark(report, options, database).run());
        on("postgresql", "failover", (database, data) -> new FailoverBenchmark(report, options, database).run(data));
        report.table();
    }

    /** What a failed run leaves stays there to be looked at; this is for the others. */
    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : all) {
            Files.deleteIfExists(one);
        }
    }

    private interface Part {
        void run(Database database, Path data);
    }

    /** Each part has a database and a server of its own. */
    private void on(String name, String part, Part benchmark) throws IOException {
        if (!options.parts().contains(part) || !options.databases().contains(name)) {
            return;
        }
        Path data = Files.createTempDirectory(folder, part + "-" + name + "-");
        try (Database database = Database.named(name, data)) {
            benchmark.run(database, data);
        }
    }
}
