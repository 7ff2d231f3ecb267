package org.slackwater.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A wrong clock for a process, where the library libfaketime is installed. Its monotonic clock stays right, as in life. */
final class Skew {
    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final String NAME = "faketime/libfaketimeMT.so.1";

    private Skew() {}

    static boolean isPossible() {
        return library().isPresent();
    }

    static Map<String, String> environment(int seconds) {
        return seconds == 0
                ? Map.of()
                : library()
                        .map(library -> Map.of(
                                "LD_PRELOAD",
                                library.toString(),
                                "FAKETIME",
                                "%+ds".formatted(seconds),
                                "DONT_FAKE_MONOTONIC",
                                "1",
                                "FAKETIME_DONT_FAKE_MONOTONIC",
                                "1"))
                        .orElse(Map.of());
    }

    private static Optional<Path> library() {
        if (!Files.isDirectory(LIBRARIES)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(LIBRARIES)) {
            return folders.map(folder -> folder.resolve(NAME))
                    .filter(Files::isRegularFile)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
