package org.slackwater.history;

import org.jspecify.annotations.Nullable;
import org.slackwater.upgrademode.entity.Phase;

/**
 * Rows of one table that one committed transaction changed, as the database's triggers saw it.
 *
 * @param at when it was committed, microseconds of the harness's clock
 * @param id the task, job or datafeed
 * @param allocation of a task, as left behind
 * @param stopDesired of a task, as left behind
 * @param phase of the setting, as left behind
 */
record Change(
        long at,
        long transaction,
        String table,
        Operation operation,
        String id,
        @Nullable Long allocation,
        boolean stopDesired,
        @Nullable Phase phase) {
    enum Operation {
        INSERT,
        UPDATE,
        DELETE
    }

    static final String TASK = "task";
    static final String SETTING = "upgrade_mode";

    boolean ofTask() {
        return table.equals(TASK);
    }

    boolean ofSetting() {
        return table.equals(SETTING);
    }

    /** Whether it made or removed configuration or a task. */
    boolean makesOrRemoves() {
        return switch (table) {
            case TASK -> operation == Operation.INSERT;
            case "job", "datafeed" -> operation != Operation.UPDATE;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return "%s %s %s committed at %d us, transaction %d%s"
                .formatted(operation, table, id, at, transaction, phase == null ? "" : ", " + phase);
    }
}
