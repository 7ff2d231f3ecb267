package org.slackwater.demo;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slackwater.server.ApiCaller;
import org.slackwater.server.ServerProcess;
import org.slackwater.server.TaxiSource;

/**
 * Finds the known anomalies in New York's taxi rides, with upgrade mode in the middle of the run. Leaves the server up.
 * Run by {@code mvn -Pdemo verify}; {@code -Ddemo.port} chooses the port.
 */
public final class Demo {
    private static final Path DATA = Path.of("data", "demo").toAbsolutePath();
    private static final int TOP = 10;
    private static final long LOOK_AGAIN_NANOS = 1_000_000_000;

    private final Terminal terminal;
    private final ServerProcess server;
    private final ApiCaller api;

    private Demo(Terminal terminal, ServerProcess server) {
        this.terminal = terminal;
        this.server = server;
        this.api = server.api();
    }

    public static void main(String[] arguments) throws IOException {
        Terminal terminal = new Terminal(System.out);
        int port = Integer.getInteger("demo.port", 8080);
        if (ServerProcess.isTaken(port)) {
            terminal.say("Port %d is taken. Is an earlier demo still up? Stop it: kill $(cat %s)", port, pidFile());
            terminal.say("Or choose another port: -Ddemo.port=8081");
            throw new IllegalStateException("port " + port + " is taken");
        }
        delete(DATA);
        Map<String, String> settings = new HashMap<>(TaxiSource.settings());
        settings.put("slackwater.security.admin.password", UUID.randomUUID().toString());
        ServerProcess server = new ServerProcess(DATA, port, settings);
        new Demo(terminal, server).run();
    }

    private void run() throws IOException {
        terminal.say("");
        terminal.say("1. Starting Slackwater on http://127.0.0.1:%d, its database in %s", server.port(), shown(DATA));
        server.start();
        Files.writeString(pidFile(), String.valueOf(server.pid()));
        terminal.say("2. A source table NYC_TAXI of sample-data/nyc_taxi.csv: passengers by the half hour");

        terminal.say("3. A job with its datafeed over the whole history, undisturbed");
        TaxiRun calm = new TaxiRun(api, "taxi-undisturbed");
        calm.begin();
        calm.follow(1, terminal::progress);
        calm.follow(2, done -> {});
        terminal.progressEnds(1);

        terminal.say("4. The same once more, with upgrade mode in its middle");
        TaxiRun run = new TaxiRun(api, "taxi");
        run.begin();
        run.follow(0.4, terminal::progress);
        terminal.progressEnds(run.done());
        upgrade(run);
        run.follow(2, terminal::progress);
        terminal.progressEnds(1);

        compare(calm, run);
        showTop(run.buckets());
        farewell();
    }

    private void upgrade(TaxiRun run) {
        long begin = System.nanoTime();
        String answer = api.post("/_ml/set_upgrade_mode?enabled=true&timeout=1m&reason=demo")
                .expect(200)
                .text();
        terminal.say("   POST /_ml/set_upgrade_mode?enabled=true  ->  %s after %d ms", answer, since(begin));
        for (int look = 1; look <= 3; look++) {
            terminal.say(
                    "     look %d: %,d buckets, %,d anomaly records, %,d records of data taken",
                    look, run.count("buckets"), run.count("records"), run.processed());
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        ApiCaller.Answer refused = api.post("/_ml/anomaly_detectors/taxi-undisturbed/_open");
        terminal.say(
                "     opening a job now: %d, %s",
                refused.status(), refused.json().getJsonObject("error").getString("reason"));
        begin = System.nanoTime();
        answer = api.post("/_ml/set_upgrade_mode?enabled=false").expect(200).text();
        terminal.say("   POST /_ml/set_upgrade_mode?enabled=false ->  %s after %d ms", answer, since(begin));
    }

    private void compare(TaxiRun calm, TaxiRun run) {
        List<JsonObject> buckets = run.buckets();
        List<JsonObject> records = run.records();
        boolean same = buckets.equals(calm.buckets()) && records.equals(calm.records());
        terminal.say(
                "5. Results of the two runs: %,d buckets, %,d anomaly records: %s",
                buckets.size(), records.size(), same ? "the same to the last digit" : "THEY DIFFER");
        if (!same) {
            throw new IllegalStateException("the disturbed run found something else");
        }
    }

    private void showTop(List<JsonObject> buckets) throws IOException {
        List<KnownAnomaly> known = KnownAnomaly.read(Path.of("sample-data", "labels.json"));
        List<Stretch> top = Stretch.highest(TOP, buckets);
        terminal.say("6. The most unusual stretches, and what is known of them:");
        terminal.say("     score  begins");
        for (Stretch stretch : top) {
            terminal.say(
                    "     %5.1f  %-36s %s",
                    stretch.score(),
                    stretch.when(),
                    KnownAnomaly.met(known, stretch).map(KnownAnomaly::name).orElse(""));
        }
        long found = top.stream()
                .map(stretch -> KnownAnomaly.met(known, stretch))
                .flatMap(Optional::stream)
                .distinct()
                .count();
        terminal.say("   %d of the %d known anomalies are among them.", found, known.size());
    }

    private void farewell() {
        terminal.say("");
        terminal.say("The server stays up. To try next (its log: %s):", shown(DATA.resolve("server.log")));
        String curl =
                "  curl -u " + ServerProcess.ADMIN + ":" + server.password() + " 'http://127.0.0.1:" + server.port();
        terminal.say("%s/_ml/anomaly_detectors/taxi/results/records?pretty&size=3'", curl);
        terminal.say("%s/_ml/upgrade_mode?pretty&human'", curl);
        terminal.say("%s/_ml/datafeeds/taxi-feed/_preview?pretty'", curl);
        terminal.say("To stop it:");
        terminal.say("  kill $(cat %s)", shown(pidFile()));
    }

    private static long since(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private static Path pidFile() {
        return DATA.resolve("server.pid");
    }

    private static Path shown(Path path) {
        return Path.of("").toAbsolutePath().relativize(path);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
