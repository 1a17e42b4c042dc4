package ais.geofence.position;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import java.time.format.DateTimeFormatterBuilder;
import org.apache.spark.sql.catalyst.util.DateTimeFormatterHelper$;

/** A Spark pattern for a time in text. */
final class TimePattern {
    private TimePattern() {}

    /**
     * Requires a valid pattern whose texts are full dates and times.
     *
     * @throws UserError (exit 2) if not
     */
    static void check(String pattern) {
        try {
            String java = DateTimeFormatterHelper$.MODULE$.convertIncompatiblePattern(pattern, true);
            new DateTimeFormatterBuilder().appendPattern(java);
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    ExitCode.USAGE,
                    "bad value '%s' for time-format: expected a Spark pattern, such as yyyy-MM-dd HH:mm:ss, or unix, unix-ms, unix-us or unix-ns (%s)"
                            .formatted(pattern, Reason.of(e)),
                    e);
        }
        if (!isFull(required(pattern))) {
            throw new UserError(
                    ExitCode.USAGE,
                    "bad value '%s' for time-format: it lacks the year, month, day, hour or minute outside of [...]; expected a full date and time, such as yyyy-MM-dd HH:mm:ss"
                            .formatted(pattern));
        }
    }

    /** The letters of a pattern outside quotes and optional parts. */
    private static String required(String pattern) {
        StringBuilder letters = new StringBuilder();
        boolean quoted = false;
        int optional = 0;
        for (char c : pattern.toCharArray()) {
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && (c == '[' || c == ']')) {
                optional += c == '[' ? 1 : -1;
            } else if (!quoted && optional == 0) {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    private static boolean isFull(String letters) {
        boolean monthAndDay = hasAny(letters, "ML") && hasAny(letters, "d");
        boolean hourOfHalfDay = hasAny(letters, "hK") && hasAny(letters, "a");
        return hasAny(letters, "yu")
                && (monthAndDay || hasAny(letters, "D"))
                && (hourOfHalfDay || hasAny(letters, "Hk"))
                && hasAny(letters, "m");
    }

    private static boolean hasAny(String letters, String wanted) {
        return wanted.chars().anyMatch(letter -> letters.indexOf(letter) >= 0);
    }
}
