package ais.geofence.report;

import ais.geofence.fault.Printable;
import ais.geofence.fault.Secrets;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prints what a command found on standard output, as much of it as the user asked for. */
public final class Console {
    /** The first line of a part, as reports have an empty line before each. */
    private static final Pattern TITLE = Pattern.compile("(?<=\\A|\\A\\n|\\n\\n)\\S.*");

    private static final String BOLD = "\u001B[1m";
    private static final String RED = "\u001B[31m";
    private static final String PLAIN = "\u001B[0m";

    /** How much is printed. */
    public enum Detail {
        /** Answers and errors. */
        QUIET,
        NORMAL,
        /** All that is known. */
        VERBOSE
    }

    private final PrintStream out;
    private final Detail detail;
    private final boolean colour;

    /**
     * @param colour whether titles stand out
     */
    Console(PrintStream out, Detail detail, boolean colour) {
        this.out = out;
        this.detail = detail;
        this.colour = colour;
    }

    /** Standard output. */
    public static Console standard(Detail detail) {
        return new Console(System.out, detail, detail != Detail.QUIET && Terminal.STANDARD_OUTPUT.colours());
    }

    /** Whether to print all that is known. */
    public boolean isVerbose() {
        return detail == Detail.VERBOSE;
    }

    /** Whether to print only answers and errors. */
    public boolean isQuiet() {
        return detail == Detail.QUIET;
    }

    /** Prints a report unless the console is quiet. Its parts have an empty line between them; its secrets are masked. */
    public void report(String lines) {
        if (!isQuiet()) {
            answer(lines);
        }
    }

    /** Says, unless the console is quiet, that a file was written that the user asked for. */
    public void wrote(String what, String file) {
        report("%s: %s%n".formatted(what, file));
    }

    /** Prints the answer to the user's question, quiet or not; its secrets are masked. */
    public void answer(String lines) {
        String text = shown(lines);
        out.print(
                colour
                        ? TITLE.matcher(text)
                                .replaceAll(title -> Matcher.quoteReplacement(BOLD + title.group() + PLAIN))
                        : text);
        out.flush();
    }

    /** Prints the stack trace of a failure on standard error. */
    public static void trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        System.err.print(shown(trace.toString()));
    }

    /** Prints a warning of a report on standard error if the console is quiet and the report isn't printed. */
    public void remark(String message) {
        if (isQuiet()) {
            System.err.println(shown(message));
        }
    }

    /** Prints an error on standard error, in every detail. */
    public static void error(String message) {
        String text = shown(message);
        System.err.println(Terminal.STANDARD_ERROR.colours() ? RED + text + PLAIN : text);
    }

    private static String shown(String lines) {
        return Printable.lines(Secrets.masked(lines));
    }
}
