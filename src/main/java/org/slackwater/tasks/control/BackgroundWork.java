package org.slackwater.tasks.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.slackwater.tasks.entity.BackgroundTask;

/** Work behind a caller's back; its task tells how it went. */
@ApplicationScoped
public class BackgroundWork {
    @Resource(lookup = "java:app/concurrent/jobs")
    ManagedExecutorService pool;

    @Inject
    BackgroundAttempt attempt;

    /**
     * @param preparation what must be committed before
     * @param work done in one transaction with the end of the task
     */
    public void start(BackgroundTask task, Runnable preparation, Runnable work) {
        pool.execute(() -> attempt.make(task, preparation, work));
    }
}
