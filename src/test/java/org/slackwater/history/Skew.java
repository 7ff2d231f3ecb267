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
        Map<String, String> none = Map.of();
        return seconds == 0
                ? none
                : library().map(library -> wrong(library, seconds)).orElse(none);
    }

    /** Without the last one a wait by the monotonic clock returns at once. */
    private static Map<String, String> wrong(Path library, int seconds) {
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME",
                "%+ds".formatted(seconds),
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
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
