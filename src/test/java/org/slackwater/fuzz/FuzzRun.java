package org.slackwater.fuzz;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slackwater.benchmark.LiveHeap;
import org.slackwater.server.PostgresServer;
import org.slackwater.server.ServerProcess;
import org.slackwater.server.TaxiSource;

/** Clients at a server of their own, and a look at what they leave. */
final class FuzzRun {
    private final Options options;
    private final Path folder;
    private final Tally tally = new Tally();
    private String heap = "";

    /** @param folder takes the data and the log of the server, and the bodies of findings */
    FuzzRun(Options options, Path folder) {
        this.options = options;
        this.folder = folder;
    }

    Tally run() throws InterruptedException {
        if (options.database().equals("postgresql")) {
            try (PostgresServer postgres = new PostgresServer()) {
                run(postgres.settings());
            }
        } else {
            run(embedded());
        }
        return tally;
    }

    /** As server-config/embedded has it, but for a cache that is small enough not to be taken for growth. */
    private Map<String, String> embedded() {
        return Map.of(
                "slackwater.database.driver", "org.h2.jdbcx.JdbcDataSource",
                "slackwater.database.url",
                        "jdbc:h2:file:" + folder.resolve("slackwater")
                                + ";INIT=CREATE SCHEMA IF NOT EXISTS SLACKWATER\\;SET SCHEMA SLACKWATER"
                                + ";LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=1024",
                "slackwater.database.user", "slackwater",
                "slackwater.database.password", "slackwater");
    }

    private long buffers() {
        return options.database().equals("h2") ? Memory.WRITE_BUFFERS : 0;
    }

    private void run(Map<String, String> database) throws InterruptedException {
        Map<String, String> settings = new HashMap<>(database);
        settings.putAll(TaxiSource.settings());
        settings.put("slackwater.http.max-request-bytes", "2000000");
        settings.put("slackwater.jobs.rest-after-ms", "5000");
        settings.put("java", LiveHeap.NO_DEAD_WOOD);
        try (ServerProcess server = ServerProcess.started(folder, settings)) {
            Map<String, List<JsonObject>> before = WholeJob.found(server);
            Memory memory = new Memory(new LiveHeap(server.pid()), buffers());
            memory.measure();
            List<Client> clients = clients(server);
            for (int round = 0; round < options.rounds(); round++) {
                atOnce(clients, options.round());
                new Cleaning(server.api()).run();
                memory.measure();
                System.out.println("round " + (round + 1) + ": " + tally + "; " + memory);
            }
            if (!WholeJob.found(server).equals(before)) {
                tally.found(new Finding("afterwards", "a job finds something else than before", ""));
            }
            memory.finding().ifPresent(tally::found);
            ServerLog.findings(server.log()).forEach(tally::found);
            heap = memory.toString();
        }
    }

    private List<Client> clients(ServerProcess server) {
        List<Endpoint> endpoints =
                Endpoint.of(server.api().get("/openapi").expect(200).text());
        Names names = new Names();
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < options.clients(); i++) {
            RequestMaker requests = new RequestMaker(endpoints, 31 * options.seed() + i, names);
            clients.add(new Client(server, requests, names, tally, folder));
        }
        return clients;
    }

    private void atOnce(List<Client> clients, Duration length) throws InterruptedException {
        List<Thread> threads = clients.stream()
                .map(client -> new Thread(() -> client.run(length)))
                .toList();
        threads.forEach(thread -> {
            thread.setUncaughtExceptionHandler(
                    (dead, failure) -> tally.found(new Finding("the fuzzer itself", String.valueOf(failure), "")));
            thread.start();
        });
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** How the memory went. */
    String heap() {
        return heap;
    }
}
