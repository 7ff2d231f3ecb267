package org.slackwater.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Records and checks histories, one seed after another: docs/reliability.md. {@code -Dhistories.seeds} says how many,
 * {@code -Dhistories.minutes} how long the faults of each last, {@code -Dhistories.seed} repeats one,
 * {@code -Dhistories.folder} says where logs and histories are kept.
 */
public final class Histories {
    private final Path folder;
    private final Duration length;

    Histories(Path folder, Duration length) {
        this.folder = folder;
        this.length = length;
    }

    /** Ends with an error when a promise was broken. */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        Histories histories = new Histories(
                Path.of(System.getProperty("histories.folder", "target/histories"))
                        .toAbsolutePath(),
                Duration.ofSeconds((long) (60 * Double.parseDouble(System.getProperty("histories.minutes", "3")))));
        Figures all = Figures.NONE;
        for (long seed : seeds()) {
            all = all.plus(histories.check(seed));
            System.out.println("So far: " + all);
        }
        System.exit(all.violations().isEmpty() ? 0 : 1);
    }

    private static List<Long> seeds() {
        String given = System.getProperty("histories.seed", "");
        if (!given.isEmpty()) {
            return List.of(Long.parseLong(given));
        }
        long seeds = Long.getLong("histories.seeds", 50);
        return new Random().longs(seeds, 0, 1_000_000).boxed().toList();
    }

    /** Records the history of one seed, keeps it, prints what it broke. */
    Figures check(long seed) throws InterruptedException, IOException {
        Scenario scenario = Scenario.of(seed, length);
        System.out.println("History: -Dhistories.seed=" + seed + " " + scenario);
        Path place = folder.resolve("seed-" + seed);
        HistoryRun run = new HistoryRun(scenario, place);
        List<Violation> violations = new ArrayList<>();
        try {
            run.record();
        } catch (ConditionTimeoutException stuck) {
            violations.add(new Violation("P6", "the cluster does not come to rest: " + stuck.getMessage()));
        }
        violations.addAll(Checker.violations(run.history()));
        keep(place, run.history(), violations);
        violations.forEach(violation -> System.out.println("VIOLATION seed=" + seed + " " + violation));
        return Figures.of(run.history(), violations);
    }

    private static void keep(Path place, History history, List<Violation> violations) throws IOException {
        List<String> lines = new ArrayList<>();
        violations.forEach(violation -> lines.add("VIOLATION " + violation));
        history.faults().forEach(fault -> lines.add(fault.toString()));
        history.calls().forEach(call -> lines.add(call.toString()));
        history.changes().stream()
                .filter(change -> change.ofTask() || change.ofSetting())
                .forEach(change -> lines.add(
                        change + " allocation " + change.allocation() + (change.stopDesired() ? ", to stop" : "")));
        history.ends().forEach(end -> lines.add(end.job() + " " + end.quiet()));
        Files.write(place.resolve("history.txt"), lines);
    }
}
