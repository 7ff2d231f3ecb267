package org.slackwater.datafeeds.control;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What is scheduled here waits until the test runs it, whatever its delay. Used by one thread. */
final class SteppedPool {
    private record Step(Runnable work, long delayMillis) {}

    private final Queue<Step> steps = new ArrayDeque<>();

    ScheduledExecutorService executor() {
        return (ScheduledExecutorService) Proxy.newProxyInstance(
                SteppedPool.class.getClassLoader(),
                new Class<?>[] {ScheduledExecutorService.class},
                (proxy, method, arguments) -> {
                    if (!method.getName().equals("schedule")) {
                        throw new UnsupportedOperationException(method.toString());
                    }
                    steps.add(
                            new Step((Runnable) arguments[0], ((TimeUnit) arguments[2]).toMillis((long) arguments[1])));
                    return null;
                });
    }

    /** Runs the oldest step; returns how long it was to wait. */
    long step() {
        Step next = steps.remove();
        next.work().run();
        return next.delayMillis();
    }

    void stepToTheEnd() {
        while (!steps.isEmpty()) {
            step();
        }
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /** After how many milliseconds the next step is due. */
    long nextDelay() {
        return steps.element().delayMillis();
    }
}
