package ais.geofence.fault;

import java.util.ArrayList;
import java.util.List;

/** Says in one line what an unexpected failure was. */
public final class Failures {
    private Failures() {}

    /** What the process ends with. */
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
        return OneLine.of("failed: " + (first.contains(root) ? first : first + ", caused by: " + root)
                + " (--verbose shows more)");
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
