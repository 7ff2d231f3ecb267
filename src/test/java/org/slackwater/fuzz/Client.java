package org.slackwater.fuzz;

import jakarta.json.JsonException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.slackwater.server.ApiCaller;
import org.slackwater.server.ApiCaller.Answer;
import org.slackwater.server.ServerProcess;

/** Somebody who sends one request after another and looks at each answer. */
final class Client {
    private final ServerProcess server;
    private final ApiCaller api;
    private final RequestMaker requests;
    private final Names names;
    private final Tally tally;
    private final Path folder;

    Client(ServerProcess server, RequestMaker requests, Names names, Tally tally, Path folder) {
        this.server = server;
        this.api = server.api();
        this.requests = requests;
        this.names = names;
        this.tally = tally;
        this.folder = folder;
    }

    void run(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end) {
            send(requests.next());
        }
    }

    private void send(Request request) {
        ApiCaller caller = request.authorization() == null ? api : api.with(request.authorization());
        long begin = System.nanoTime();
        try {
            Answer answer = caller.call(request.verb(), request.target(), request.body(), request.headers());
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            tally.answered(request.endpoint(), answer.status(), took.toMillis());
            Judge.complaint(request, answer, took).ifPresent(complaint -> found(request, complaint));
            learn(answer);
        } catch (UncheckedIOException noAnswer) {
            found(request, "no answer: " + noAnswer.getCause());
        }
    }

    private void learn(Answer answer) {
        String type = answer.headers().getOrDefault("Content-Type", "");
        if (answer.status() < 300 && type.contains("json") && !answer.text().isEmpty()) {
            try {
                names.learn(answer.value());
            } catch (JsonException told) {
                // the judge has said so
            }
        }
    }

    private void found(Request request, String complaint) {
        String credentials = ServerProcess.ADMIN + ":" + server.password();
        tally.found(new Finding(request.endpoint(), complaint, request.curl(server.port(), credentials, folder)));
    }
}
