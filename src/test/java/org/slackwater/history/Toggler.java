package org.slackwater.history;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;

/** An operator who turns upgrade mode on and off, on any node, impatiently now and then, and changes its mind. */
final class Toggler extends Actor {
    private static final List<Duration> PATIENCE =
            List.of(millis(200), millis(1_000), millis(3_000), millis(10_000), millis(30_000), millis(30_000));

    private final Client client;
    private final List<ClusterNode> nodes;

    Toggler(Client client, List<ClusterNode> nodes, RandomGenerator random, CountDownLatch over) {
        super(random, over);
        this.client = client;
        this.nodes = nodes;
    }

    @Override
    void act() throws InterruptedException {
        pause(500, 6_000);
        toggle(Verb.ENABLE);
        while (chance(0.3)) {
            pause(0, 1_500);
            toggle(Verb.ENABLE);
        }
        pause(0, 4_000);
        toggle(Verb.DISABLE);
        if (chance(0.2)) {
            toggle(Verb.DISABLE);
        }
    }

    private void toggle(Verb verb) throws InterruptedException {
        if (!isOver()) {
            client.call(one(nodes), verb, "", one(PATIENCE));
        }
    }
}
