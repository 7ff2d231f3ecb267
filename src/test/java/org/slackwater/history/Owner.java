package org.slackwater.history;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;

/** Looks after one job, alone; mostly wants it to run. */
final class Owner extends Actor {
    private static final List<Verb> HABITS = List.of(
            Verb.OPEN,
            Verb.START,
            Verb.OPEN,
            Verb.START,
            Verb.OPEN,
            Verb.START,
            Verb.STOP,
            Verb.CLOSE,
            Verb.UPDATE,
            Verb.CREATE,
            Verb.LOOK);
    private static final List<Duration> PATIENCE = List.of(millis(300), millis(5_000), millis(20_000), millis(20_000));

    private final Client client;
    private final String job;
    private final List<ClusterNode> nodes;
    private int created;

    Owner(Client client, String job, List<ClusterNode> nodes, RandomGenerator random, CountDownLatch over) {
        super(random, over);
        this.client = client;
        this.job = job;
        this.nodes = nodes;
    }

    @Override
    void act() throws InterruptedException {
        Verb verb = one(HABITS);
        String target = verb == Verb.CREATE ? job + "-made-" + created++ : job;
        client.call(one(nodes), verb, target, one(PATIENCE));
        pause(100, 2_500);
    }
}
