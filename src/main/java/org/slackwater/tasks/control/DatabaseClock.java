package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** The one clock that all nodes share: the database's. Whatever one node writes and another compares is read from it. */
@ApplicationScoped
public class DatabaseClock {
    @PersistenceContext
    EntityManager entities;

    /** Epoch milliseconds as of the beginning of the transaction. */
    @Transactional
    public long millis() {
        Number millis = (Number)
                entities.createNativeQuery("select cast(floor(extract(epoch from current_timestamp) * 1000) as bigint)")
                        .getSingleResult();
        return millis.longValue();
    }
}
