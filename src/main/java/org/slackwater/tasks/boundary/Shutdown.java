package org.slackwater.tasks.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.slackwater.tasks.control.TaskLifecycle;

/**
 * Hears of the application's end while its classes can still be loaded. When CDI's own contexts end, Payara has closed
 * the class loader, and a state whose classes had not been needed before could no longer be saved.
 */
@WebListener
public class Shutdown implements ServletContextListener {
    @Inject
    TaskLifecycle tasks;

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        try {
            tasks.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
