package org.slackwater.server;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The program as of a later version, which has a migration more. */
final class NewerProgram {
    private static final String MIGRATION =
            """
            alter table bucket add column note varchar(16);
            update bucket set note = 'migrated';
            """;

    private NewerProgram() {}

    static Path in(Path folder) throws IOException {
        Path today = Path.of(Objects.requireNonNullElse(System.getProperty("slackwater.war"), "target/slackwater.war"));
        Path newer = Files.copy(today, folder.resolve("newer.war"));
        try (FileSystem war = FileSystems.newFileSystem(newer)) {
            Files.writeString(war.getPath("WEB-INF/classes/db/migration/V1000__newer.sql"), MIGRATION);
        }
        return newer;
    }
}
