package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.slackwater.http.entity.ApiException;
import org.slackwater.tasks.entity.BackgroundTask;

/** Does what a background task is about, and has its task say how it went. */
@ApplicationScoped
class BackgroundAttempt {
    private static final Logger LOG = Logger.getLogger(BackgroundAttempt.class.getName());

    @Inject
    BackgroundTasks tasks;

    @Inject
    TaskSignal signal;

    @ActivateRequestContext
    void make(BackgroundTask task, Runnable preparation, Runnable work) {
        try {
            preparation.run();
            tasks.carryOut(task.number(), work);
        } catch (RuntimeException e) {
            ApiException told = told(e);
            log(task, told, e);
            tasks.failed(task.number(), told.type(), told.reason());
        } finally {
            tasks.left(task.number());
            signal.changed();
        }
    }

    /** A refusal is nothing wrong here: things have changed since it was asked for. */
    private static void log(BackgroundTask task, ApiException told, RuntimeException failure) {
        if (told.status() < 500) {
            LOG.log(Level.INFO, "in the background: refused {0}: {1}", new Object[] {task.description(), told.reason()
            });
        } else {
            LOG.log(Level.WARNING, "in the background: could not " + task.description(), failure);
        }
    }

    private static ApiException told(RuntimeException failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .filter(ApiException.class::isInstance)
                .map(ApiException.class::cast)
                .findFirst()
                .orElseGet(() -> new ApiException(
                        500, "internal_error_exception", "internal error; the log of the node tells more"));
    }
}
