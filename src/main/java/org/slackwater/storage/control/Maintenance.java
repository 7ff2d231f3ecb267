package org.slackwater.storage.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.slackwater.http.entity.ApiException;

/** Migrating and rebuilding internal storage, as others see it: upgrade mode stays on as long as it takes. */
@ApplicationScoped
public class Maintenance {
    static final String LOCK = "select id from maintenance where id = 1 for update skip locked";

    @PersistenceContext
    EntityManager entities;

    /**
     * Keeps maintenance from beginning until the caller's transaction ends.
     *
     * @throws ApiException 409 while there is some
     */
    @Transactional(TxType.MANDATORY)
    public void holdOff() {
        if (entities.createNativeQuery(LOCK).getResultList().isEmpty()) {
            throw underWay();
        }
    }

    static ApiException underWay() {
        return ApiException.conflict(
                "internal storage is being migrated or rebuilt now; upgrade mode stays on until then");
    }
}
