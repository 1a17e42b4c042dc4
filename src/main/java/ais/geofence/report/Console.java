package ais.geofence.report;

import ais.geofence.fault.Printable;
import ais.geofence.fault.Secrets;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a command prints what it found: standard output, or nothing at all. */
public final class Console {
    /** The first line of a part, as reports have an empty line before each. */
    private static final Pattern TITLE = Pattern.compile("(?<=\\A|\\A\\n|\\n\\n)\\S.*");

    private static final String BOLD = "\u001B[1m";
    private static final String RED = "\u001B[31m";
    private static final String PLAIN = "\u001B[0m";

    private final PrintStream out;
    private final boolean quiet;
    private final boolean colour;

    /**
     * @param quiet whether nothing is to be printed
     * @param colour whether titles stand out
     */
    Console(PrintStream out, boolean quiet, boolean colour) {
        this.out = out;
        this.quiet = quiet;
        this.colour = colour;
    }

    /** Standard output. */
    public static Console standard(boolean quiet) {
        return new Console(System.out, quiet, !quiet && Terminal.STANDARD_OUTPUT.colours());
    }

    /** Prints lines of a report, of which parts have an empty line between them, unless it is quiet; their secrets are masked. */
    public void report(String lines) {
        if (!quiet) {
            answer(lines);
        }
    }

    /** Prints lines that are what the user asked for, quiet or not; their secrets are masked. */
    public void answer(String lines) {
        String text = shown(lines);
        out.print(
                colour
                        ? TITLE.matcher(text)
                                .replaceAll(title -> Matcher.quoteReplacement(BOLD + title.group() + PLAIN))
                        : text);
        out.flush();
    }

    /** Prints on standard error the stack trace of a failure. */
    public static void trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        System.err.print(shown(trace.toString()));
    }

    /** Prints on standard error, where nothing else is printed, what a report says to look at. */
    public void remark(String message) {
        if (quiet) {
            System.err.println(shown(message));
        }
    }

    /** Prints on standard error, whatever else is printed, what a run has failed of. */
    public static void error(String message) {
        String text = shown(message);
        System.err.println(Terminal.STANDARD_ERROR.colours() ? RED + text + PLAIN : text);
    }

    private static String shown(String lines) {
        return Printable.lines(Secrets.masked(lines));
    }
}
