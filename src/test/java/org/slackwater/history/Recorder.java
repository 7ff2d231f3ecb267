package org.slackwater.history;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Writes down what clients and faults do. Called from any thread. */
final class Recorder {
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();

    void add(Call call) {
        calls.add(call);
    }

    void add(Fault fault) {
        faults.add(fault);
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }
}
