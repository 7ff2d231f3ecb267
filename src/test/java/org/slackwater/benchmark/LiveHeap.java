package org.slackwater.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The live objects of another process: its own count of them after a full collection. */
public final class LiveHeap {
    /**
     * For the process that is looked at: otherwise a full collection leaves dead objects where it is dear to move the others,
     * up to 5 % of the heap, and they are counted.
     */
    public static final String NO_DEAD_WOOD = "-XX:MarkSweepDeadRatio=0";

    private static final Pattern ROW = Pattern.compile("(?m)^ *\\d+: +(\\d+) +(\\d+) +(\\S+)");

    private final long pid;

    public LiveHeap(long pid) {
        this.pid = pid;
    }

    long bytes() {
        return bytesByClass().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Collects twice before it counts, for what only a finaliser or a reference queue lets go. */
    public Map<String, Long> bytesByClass() {
        jcmd("GC.run");
        jcmd("GC.run");
        return column(2);
    }

    /** How many objects of the class are alive. */
    public long count(String type) {
        return column(1).getOrDefault(type, 0L);
    }

    private Map<String, Long> column(int group) {
        Map<String, Long> column = new TreeMap<>();
        Matcher row = ROW.matcher(jcmd("GC.class_histogram"));
        while (row.find()) {
            column.merge(row.group(3), Long.parseLong(row.group(group)), Long::sum);
        }
        if (column.isEmpty()) {
            throw new IllegalStateException("no histogram of the heap");
        }
        return column;
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
