package org.slackwater.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.commons.io.FileUtils;
import org.slackwater.server.ServerProcess;
import org.slackwater.server.TaxiSource;

/**
 * A program of {@code src/test/clients}, which drives a server through an official client of its language and prints
 * what it called. It runs in a process of its own, since two versions of a client do not fit into one.
 *
 * @param command to which address, user, password and table are to be added
 */
record ClientTour(List<String> command) {
    private static final Path SOURCES = Path.of("src/test/clients");
    private static final Path TARGET = Path.of("target/clients");

    /** The current Java client, which is a library of the tests. */
    static ClientTour currentJava() throws IOException {
        return java("9", testLibraries());
    }

    /** The Java client of the major version before, which the build has put into a folder. */
    static ClientTour previousJava() throws IOException {
        return java(
                "8",
                Stream.concat(
                        files(TARGET.resolve("8"), ".jar").stream(),
                        testLibraries().filter(library -> !library.contains("elasticsearch-"))));
    }

    private static ClientTour java(String version, Stream<String> libraries) throws IOException {
        String path = libraries.collect(Collectors.joining(File.pathSeparator));
        Path classes = Files.createDirectories(TARGET.resolve(version + "-classes"));
        List<String> compile = new ArrayList<>(List.of("-nowarn", "-d", classes.toString(), "-classpath", path));
        for (String folder : List.of("common", version)) {
            compile.addAll(files(SOURCES.resolve("java").resolve(folder), ".java"));
        }
        int status = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK is needed")
                .run(null, null, null, compile.toArray(String[]::new));
        assertThat(status).as("compiled for version %s", version).isZero();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ClientTour(List.of(java, "-classpath", classes + File.pathSeparator + path, "Tour"));
    }

    /** The JavaScript client, as its package lock has it, from the registry of npm. */
    static ClientTour javaScript() throws IOException, InterruptedException {
        Path folder = TARGET.resolve("javascript");
        FileUtils.copyDirectory(SOURCES.resolve("javascript").toFile(), folder.toFile());
        output(List.of("npm", "ci", "--no-audit", "--no-fund", "--prefix", folder.toString()));
        return new ClientTour(List.of("node", folder.resolve("tour.mjs").toString()));
    }

    /** Names of the endpoints that the program called, after it has found every answer right. */
    Set<String> endpointsCalled(ServerProcess server) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(
                List.of("http://127.0.0.1:" + server.port(), ServerProcess.ADMIN, server.password(), TaxiSource.TABLE));
        return output(whole).lines().collect(Collectors.toSet());
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static Stream<String> testLibraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator));
    }

    private static List<String> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
