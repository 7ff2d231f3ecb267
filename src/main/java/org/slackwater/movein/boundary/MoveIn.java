package org.slackwater.movein.boundary;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.slackwater.movein.control.Export;
import org.slackwater.movein.control.Move;
import org.slackwater.movein.control.Tables;
import org.slackwater.movein.control.Target;
import org.slackwater.movein.entity.Outcome;

/**
 * The command that brings the configuration of an Elasticsearch cluster here: docs/migrate-from-elasticsearch.md. Says
 * of each thing whether it was taken over, and fails when one was refused.
 */
public final class MoveIn {
    private MoveIn() {}

    /** @param arguments folder with the answers of Elasticsearch, address of Slackwater, user; the password is in the environment */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        String password = Objects.requireNonNull(
                System.getenv("SLACKWATER_PASSWORD"), "set SLACKWATER_PASSWORD to the password of " + arguments[2]);
        List<Outcome> outcomes = new Move(
                        new Target(arguments[1], arguments[2], password),
                        Tables.in(folder.resolve("tables.properties")),
                        outcome -> System.out.println(outcome.line()))
                .move(Export.in(folder));
        long refused = outcomes.stream().filter(Outcome::isRefused).count();
        System.out.println(outcomes.size() + " found, " + refused + " refused");
        if (refused > 0) {
            throw new IllegalStateException(refused + " could not be taken over, see above");
        }
    }
}
