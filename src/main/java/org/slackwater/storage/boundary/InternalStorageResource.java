package org.slackwater.storage.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;
import org.slackwater.storage.control.Rebuild;
import org.slackwater.storage.control.Rebuild.RebuiltTable;

/** Internal storage over REST. */
@Path("/_ml/internal_storage")
@RequestScoped
public class InternalStorageResource {
    /** @param took milliseconds */
    public record Rebuilt(long took, List<RebuiltTable> tables) {}

    @Inject
    Rebuild rebuild;

    @POST
    @Path("_reindex")
    @Requires(Privilege.MANAGE_ML)
    public Rebuilt reindex() throws SQLException {
        long begin = System.nanoTime();
        List<RebuiltTable> tables = rebuild.rebuild();
        return new Rebuilt(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin), tables);
    }
}
