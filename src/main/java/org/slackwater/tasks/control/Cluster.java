package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** All nodes on one database. */
@ApplicationScoped
public class Cluster {
    @PersistenceContext
    EntityManager entities;

    /** Stays the same as long as the database does. */
    @Transactional
    public String uuid() {
        return String.valueOf(
                entities.createNativeQuery("select uuid from cluster").getSingleResult());
    }

    /** Gives the cluster its id, unless it has one; of two nodes that do it at once, one fails and registers again. */
    @Transactional(Transactional.TxType.MANDATORY)
    void found(String uuid) {
        entities.createNativeQuery(
                        "insert into cluster (id, uuid) select 1, ?1 where not exists (select 1 from cluster)")
                .setParameter(1, uuid)
                .executeUpdate();
    }
}
