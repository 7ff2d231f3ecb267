package org.slackwater.http.boundary;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;

/** The REST API, at the root: its paths are those that the clients know. */
@ApplicationPath("/")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Slackwater",
                        version = "1",
                        description =
                                "Anomaly-detection jobs and datafeeds, and an upgrade mode that is acknowledged only"
                                        + " when nothing writes any more. Compatible with the Elasticsearch API for anomaly"
                                        + " detection.",
                        license = @License(name = "Apache-2.0")))
public class Api extends Application {

    /** No description of the server's own beside OpenAPI. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
