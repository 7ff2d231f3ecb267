package org.slackwater.demo;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;

/** Writes lines, and a bar that grows where the output is a terminal. */
final class Terminal {
    private static final int WIDTH = 40;

    private final PrintStream out;
    private final boolean moving;

    Terminal(PrintStream out) {
        this.out = out;
        this.moving = isThere();
    }

    /** From Java 22 on there is a console also where the output goes to a file; it then says that it is no terminal. */
    private static boolean isThere() {
        Console console = System.console();
        try {
            return console != null
                    && (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException olderJava) {
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    /** @param done from 0 to 1 */
    void progress(double done) {
        if (moving) {
            int full = (int) Math.round(WIDTH * Math.min(1, done));
            out.print("\r   [" + "#".repeat(full) + ".".repeat(WIDTH - full)
                    + String.format(Locale.ROOT, "] %3.0f %%", 100 * Math.min(1, done)));
            out.flush();
        }
    }

    /** The bar stands where it is; what follows begins on a line of its own. */
    void progressEnds(double done) {
        progress(done);
        if (moving) {
            out.println();
        } else {
            say("   %.0f %% of the history read", 100 * Math.min(1, done));
        }
    }
}
