package org.slackwater.upgrademode.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slackwater.http.entity.Page;
import org.slackwater.tasks.control.DatabaseClock;
import org.slackwater.tasks.control.Nodes;
import org.slackwater.tasks.control.Revoked;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.upgrademode.control.Setting.Turn;
import org.slackwater.upgrademode.entity.FencedTask;
import org.slackwater.upgrademode.entity.Outcome;
import org.slackwater.upgrademode.entity.Toggle;
import org.slackwater.upgrademode.entity.UpgradeModeSetting;

/** The record of all toggles: who, when, why, how long, and which tasks had to be fenced. */
@ApplicationScoped
@Transactional
class Toggles {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Tasks tasks;

    @Inject
    Nodes nodes;

    @Inject
    DatabaseClock clock;

    /** Inside the transaction that turns the setting. */
    @Transactional(TxType.MANDATORY)
    public void begin(UpgradeModeSetting setting) {
        change(setting.version() - 1, before -> before.end(Outcome.TURNED_ROUND, setting.since()));
        Map<String, String> names = nodes.names();
        Map<String, Long> tasksByNode = new HashMap<>();
        tasks.countByNode().forEach((node, count) -> tasksByNode.merge(name(names, node), count, Long::sum));
        entities.persist(new Toggle(setting, tasksByNode));
    }

    /** From now on what is still assigned is revoked. */
    public void halted(Turn turn) {
        change(turn.version(), toggle -> toggle.halted(clock.millis()));
    }

    /** Inside the transaction that revokes. */
    @Transactional(TxType.MANDATORY)
    public void fenced(Turn turn, List<Revoked> revoked) {
        Map<String, String> names = nodes.names();
        List<FencedTask> fenced = revoked.stream()
                .map(each -> new FencedTask(each.allocation().task().value(), name(names, each.node())))
                .toList();
        change(turn.version(), toggle -> toggle.fenced(fenced));
    }

    /** Inside the transaction that ends the turn. */
    @Transactional(TxType.MANDATORY)
    public void arrived(UpgradeModeSetting setting) {
        change(setting.version(), toggle -> toggle.end(Outcome.ARRIVED, setting.since()));
    }

    public Optional<Toggle> find(long version) {
        return Optional.ofNullable(entities.find(Toggle.class, version));
    }

    /** How long the last enabling took that came to its end; 0 when there was none. */
    public long lastDrainMillis() {
        return entities.createNamedQuery("Toggle.lastDrain", Toggle.class).setMaxResults(1).getResultList().stream()
                .mapToLong(toggle -> toggle.endedAt() == null ? 0 : toggle.endedAt() - toggle.requestedAt())
                .sum();
    }

    public List<Toggle> newest(Page page) {
        return entities.createNamedQuery("Toggle.newestFirst", Toggle.class)
                .setFirstResult(page.from())
                .setMaxResults(page.size())
                .getResultList();
    }

    private static String name(Map<String, String> names, String incarnation) {
        return names.getOrDefault(incarnation, incarnation);
    }

    /** A database that was in the middle of a toggle when the record was introduced has none of it. */
    private void change(long version, Consumer<Toggle> change) {
        Toggle toggle = entities.find(Toggle.class, version, LockModeType.PESSIMISTIC_WRITE);
        if (toggle != null) {
            change.accept(toggle);
        }
    }
}
