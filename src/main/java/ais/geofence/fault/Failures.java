package ais.geofence.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import scala.MatchError;

/** Describes a failure in one line. */
public final class Failures {
    private static final String OUT_OF_MEMORY =
            "out of memory (%s); give more to the program (SPARK_DRIVER_MEMORY, --driver-memory) or to Spark's executors (--executor-memory), and look for a row of hundreds of megabytes";

    /** For Spark's own files; a full disk of the output has an exit code of its own. */
    private static final String NO_SPACE =
            "the disk of Spark's own files is full (%s); make room there, or give them another by spark.local.dir";

    private static final Pattern EXECUTOR_OUT_OF_MEMORY =
            Pattern.compile("ExecutorLostFailure \\(.*exited with code 52\\b", Pattern.DOTALL);

    private Failures() {}

    /** The exit code of the process. */
    public static ExitCode exitCode(Throwable failure) {
        return chain(failure).stream()
                .filter(UserError.class::isInstance)
                .map(cause -> ((UserError) cause).exitCode())
                .findFirst()
                .orElse(ExitCode.FAILED);
    }

    /** The failure and its root cause, each by the first line of its message. */
    public static String message(Throwable failure) {
        List<Throwable> chain = chain(failure);
        for (Throwable cause : chain) {
            if (cause instanceof UserError) {
                return String.valueOf(cause.getMessage());
            }
        }
        String first = line(chain.get(0));
        String root = line(chain.get(chain.size() - 1));
        String both = first.contains(root) ? first : first + ", caused by: " + root;
        return OneLine.of("failed: " + explained(chain, both) + " (--verbose shows more)");
    }

    /** Adds the remedy to the failures that many runs have. */
    private static String explained(List<Throwable> chain, String text) {
        for (Throwable cause : chain) {
            if (cause instanceof OutOfMemoryError || isUnmatchedForMemory(cause) || isLostForMemory(cause)) {
                return OUT_OF_MEMORY.formatted(text);
            }
            if (FullDisk.isCauseOf(cause)) {
                return NO_SPACE.formatted(text);
            }
        }
        return text;
    }

    /** Spark's file reader does not expect such an error, and throws another that only names its class. */
    private static boolean isUnmatchedForMemory(Throwable cause) {
        return cause instanceof MatchError unmatched
                && String.valueOf(unmatched.getMessage()).endsWith("OutOfMemoryError)");
    }

    /** An executor that has ended leaves only Spark's message with its exit code. */
    private static boolean isLostForMemory(Throwable cause) {
        return cause.getMessage() != null
                && EXECUTOR_OUT_OF_MEMORY.matcher(cause.getMessage()).find();
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !chain.contains(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }

    private static String line(Throwable failure) {
        String message = failure.getMessage();
        String first =
                message == null ? "" : message.lines().findFirst().orElse("").strip();
        return first.isEmpty()
                ? failure.getClass().getSimpleName()
                : failure.getClass().getSimpleName() + ": " + first;
    }
}
