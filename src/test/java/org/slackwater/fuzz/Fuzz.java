package org.slackwater.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Fuzzes a server: docs/reliability.md. {@code -Dfuzz.minutes} says how long, {@code -Dfuzz.seed} repeats what each client
 * sends, {@code -Dfuzz.rounds} after how many parts the memory is measured, {@code -Dfuzz.clients} how many there are,
 * {@code -Dfuzz.database} whether on {@code h2} or {@code postgresql}.
 */
public final class Fuzz {
    private Fuzz() {}

    /** Ends with an error when something was found. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.given();
        System.out.println("Fuzz: " + options);
        Path target = Path.of("target", "fuzz");
        Files.createDirectories(target);
        Path folder = Files.createTempDirectory(target, "seed-" + options.seed() + "-")
                .toAbsolutePath();
        FuzzRun run = new FuzzRun(options, folder);
        Tally tally = run.run();
        tally.byEndpoint().forEach(line -> System.out.println("  " + line));
        System.out.println(tally + "; " + run.heap());
        System.exit(tally.findings().isEmpty() ? 0 : 1);
    }
}
