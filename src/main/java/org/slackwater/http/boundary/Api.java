package org.slackwater.http.boundary;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The REST API, at the root: its paths are those that the clients know. */
@ApplicationPath("/")
public class Api extends Application {

    /** No description of the server's own beside OpenAPI. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
