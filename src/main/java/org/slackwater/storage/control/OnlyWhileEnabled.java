package org.slackwater.storage.control;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * In the transaction of the migrations: upgrade mode is on, and stays so until they are committed. So it holds even
 * if the window around the migrations has lost its own connection.
 */
final class OnlyWhileEnabled implements Callback {
    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        DSLContext sql = DSL.using(context.getConnection());
        sql.execute(MigrationWindow.SHARE);
        String phase = MigrationWindow.phase(sql);
        if (!MigrationWindow.ENABLED.equals(phase)) {
            throw new FlywayException(
                    "upgrade mode is " + phase + ": it was turned off before internal storage was migrated");
        }
    }

    @Override
    public String getCallbackName() {
        return "only while upgrade mode is enabled";
    }
}
