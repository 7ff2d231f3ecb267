package org.slackwater.tasks.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slackwater.tasks.control.TaskLifecycle;

/**
 * Ends tasks with the application, while its classes are still there. Payara Micro removes its unpacked files while it
 * shuts down: a state whose classes had not been needed before could no longer be saved. So all of ours are loaded at the
 * beginning, and the end is heard of here, before CDI's contexts end and the class loader is closed.
 */
@WebListener
public class Shutdown implements ServletContextListener {
    private static final Logger LOG = Logger.getLogger(Shutdown.class.getName());
    private static final String CLASSES = "/WEB-INF/classes/";
    private static final String OURS = CLASSES + "org/slackwater/";
    private static final String SUFFIX = ".class";

    @Inject
    TaskLifecycle tasks;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        Deque<String> folders = new ArrayDeque<>(Set.of(OURS));
        while (!folders.isEmpty()) {
            for (String path :
                    Objects.requireNonNullElse(context.getResourcePaths(folders.remove()), Set.<String>of())) {
                if (path.endsWith("/")) {
                    folders.add(path);
                } else if (path.endsWith(SUFFIX) && !path.endsWith("package-info.class")) {
                    load(path.substring(CLASSES.length(), path.length() - SUFFIX.length())
                            .replace('/', '.'));
                }
            }
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, Shutdown.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // What this server lacks, it does not use either: its data grid, for one.
            LOG.log(Level.FINE, "not loaded: " + name, e);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        try {
            tasks.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
