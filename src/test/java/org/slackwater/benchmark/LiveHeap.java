package org.slackwater.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The live objects of another process: its own count of them after a full collection. */
public final class LiveHeap {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
    private static final String COUNT = "(?m)^ *\\d+: +(\\d+) +\\d+ +";

    private final long pid;

    public LiveHeap(long pid) {
        this.pid = pid;
    }

    /** Collects twice before it counts, for what only a finaliser or a reference queue lets go. */
    public long bytes() {
        jcmd("GC.run");
        jcmd("GC.run");
        Matcher total = TOTAL.matcher(jcmd("GC.class_histogram"));
        if (!total.find()) {
            throw new IllegalStateException("the histogram has no total");
        }
        return Long.parseLong(total.group(1));
    }

    /** How many objects of the class are alive. */
    long count(String type) {
        Matcher row = Pattern.compile(COUNT + Pattern.quote(type) + "(?:\\s|$)").matcher(jcmd("GC.class_histogram"));
        return row.find() ? Long.parseLong(row.group(1)) : 0;
    }

    private String jcmd(String command) {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process process = new ProcessBuilder(tool.toString(), String.valueOf(pid), command)
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
