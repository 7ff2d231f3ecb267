package org.slackwater.retention.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slackwater.tasks.control.DatabaseClock;
import org.slackwater.upgrademode.control.UpgradeGate;

/** Which node deletes expired data this night: the first that says so, by a row that only one can change. */
@ApplicationScoped
class Nights {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int HOURS = 24;

    @PersistenceContext
    EntityManager entities;

    @Inject
    UpgradeGate gate;

    @Inject
    DatabaseClock clock;

    @Inject
    @ConfigProperty(name = "slackwater.retention.hour", defaultValue = "1")
    int hour;

    /** Whether it is for this node, and now; a night that no node was there is made up for by the first that is. */
    @Transactional
    @ActivateRequestContext
    public boolean take() {
        gate.pass();
        return entities.createNativeQuery("update nightly_deletion set begun = ?1 where id = 1 and begun < ?2")
                        .setParameter(1, clock.millis())
                        .setParameter(2, begin(clock.millis()))
                        .executeUpdate()
                == 1;
    }

    /** Whether {@link #take} is worth its lock. */
    @Transactional
    public boolean due() {
        Number begun = (Number) entities.createNativeQuery("select begun from nightly_deletion where id = 1")
                .getSingleResult();
        return begun.longValue() < begin(clock.millis());
    }

    /** When the last night's hour, in UTC, began. */
    private long begin(long now) {
        long offset = Duration.ofHours(Math.floorMod(hour, HOURS)).toMillis();
        return now - Math.floorMod(now - offset, DAY);
    }
}
