package org.slackwater.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/**
 * Where a server process unpacks itself. A killed one leaves 124 MB behind, which a test that kills many would pile up
 * in the machine's folder for temporary files.
 *
 * @param path of the folder, which need not exist
 */
public record ScratchFolder(Path path) {
    public static ScratchFolder in(Path data) {
        return new ScratchFolder(data.resolve("scratch").toAbsolutePath());
    }

    /** Empties it, and gives the option that makes a JVM use it. */
    public String option() throws IOException {
        delete();
        Files.createDirectories(path);
        return "-Djava.io.tmpdir=" + path;
    }

    /** To be called when no process uses it any more. */
    public void delete() {
        try {
            FileUtils.deleteDirectory(path.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
