package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import org.slackwater.analysis.control.UnknownStateException;
import org.slackwater.jobs.entity.ModelPart;
import org.slackwater.jobs.entity.ModelPartPlace;
import org.slackwater.jobs.entity.ModelPartUse;

/**
 * What the states of jobs with many series hold beside their heads: rows that are shared by whoever holds the same, so that
 * a save writes what has changed, and a snapshot nothing. Joins the caller's transaction. Saved states are written by runs of
 * the job under their fence, or under the lock of a closed job; snapshots are removed under the lock of the job. So nobody
 * comes to hold a part while another finds that nobody does; at worst one stays until the next save.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class ModelParts {
    /** Who holds parts and is no snapshot: the saved state. */
    static final String SAVED_STATE = "";

    @PersistenceContext
    EntityManager entities;

    /** The parts of a holder in their order. */
    public List<Long> of(String jobId, String holder) {
        return entities.createNamedQuery("ModelPartUse.of", Long.class)
                .setParameter("job", jobId)
                .setParameter("snapshot", holder)
                .getResultList();
    }

    /**
     * The bytes of one of these.
     *
     * @throws UnknownStateException when there is none
     */
    public byte[] state(List<Long> ids, int place) {
        ModelPart part = place < ids.size() ? entities.find(ModelPart.class, ids.get(place)) : null;
        if (part == null) {
            throw new UnknownStateException("part " + place + " of the saved state is missing");
        }
        entities.detach(part);
        return part.state();
    }

    /**
     * Writes those that are new, and has the holder hold all of them and no others.
     *
     * @return their ids
     */
    List<Long> hold(String jobId, String holder, List<StatePart> parts) {
        List<Long> ids = parts.stream().map(part -> written(jobId, part)).toList();
        holdById(jobId, holder, ids);
        return ids;
    }

    /** Has the holder hold these in place of what it held. */
    public void rewrite(String jobId, String holder, List<byte[]> states) {
        var unused = hold(
                jobId,
                holder,
                states.stream().map(state -> new StatePart("", 0, state)).toList());
    }

    private long written(String jobId, StatePart part) {
        byte[] state = part.unsaved();
        if (state == null) {
            return part.id();
        }
        ModelPart row = new ModelPart(jobId, state);
        entities.persist(row);
        return row.id();
    }

    /** Has one hold what another does. */
    void copy(String jobId, String from, String to) {
        holdById(jobId, to, of(jobId, from));
    }

    private void holdById(String jobId, String holder, List<Long> ids) {
        execute("ModelPartUse.release", jobId, holder);
        for (int place = 0; place < ids.size(); place++) {
            entities.persist(new ModelPartUse(new ModelPartPlace(jobId, holder, place), ids.get(place)));
        }
        execute("ModelPart.sweep", jobId);
    }

    /** What nobody else holds goes. */
    public void release(String jobId, String holder) {
        execute("ModelPartUse.release", jobId, holder);
        execute("ModelPart.sweep", jobId);
    }

    /** All of a job, whoever holds it. */
    public void forget(String jobId) {
        execute("ModelPartUse.forget", jobId);
        execute("ModelPart.forget", jobId);
    }

    private void execute(String statement, String jobId) {
        entities.createNamedQuery(statement).setParameter("job", jobId).executeUpdate();
    }

    private void execute(String statement, String jobId, String holder) {
        entities.createNamedQuery(statement)
                .setParameter("job", jobId)
                .setParameter("snapshot", holder)
                .executeUpdate();
    }
}
