package org.slackwater.info.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slackwater.tasks.control.Cluster;
import org.slackwater.tasks.control.LocalNode;

/** Who is there: what clients ask first. Whoever has an identity may know. */
@Path("/")
@RequestScoped
public class RootResource {
    /** The version of the API that is spoken, not that of this product. */
    static final String API_VERSION = "9.2.1";

    /** The answer. */
    public record Root(String name, String clusterName, String clusterUuid, Version version, String tagline) {}

    /** What clients look at to decide how to speak. */
    public record Version(
            String number,
            String buildFlavor,
            String buildType,
            String buildHash,
            String buildDate,
            boolean buildSnapshot,
            String luceneVersion,
            String minimumWireCompatibilityVersion,
            String minimumIndexCompatibilityVersion) {}

    @Inject
    LocalNode node;

    @Inject
    Cluster cluster;

    @Inject
    @ConfigProperty(name = "slackwater.cluster.name", defaultValue = "slackwater")
    String clusterName;

    @GET
    public Root root() {
        return new Root(
                node.name(),
                clusterName,
                cluster.uuid(),
                new Version(
                        API_VERSION,
                        "slackwater",
                        "war",
                        "unknown",
                        "1970-01-01T00:00:00.000Z",
                        false,
                        "none",
                        "8.19.0",
                        "8.0.0"),
                "You Know, for Slack Water");
    }
}
