package org.slackwater.platform.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** What is taken from the world around: the time and chance. Injected, so that tests may hold them still. */
@ApplicationScoped
class Ambient {
    @Produces
    @Dependent
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Dependent
    RandomGenerator random() {
        return new SecureRandom();
    }
}
