package org.slackwater.storage.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import org.slackwater.storage.control.StorageLevel;

/** A node that a newer version has left behind answers nothing: it might misread what stands in internal storage now. */
@Provider
@PreMatching
@ApplicationScoped
public class NewerStorage implements ContainerRequestFilter {
    @Inject
    StorageLevel level;

    @Override
    public void filter(ContainerRequestContext request) {
        level.check();
    }
}
