package ais.geofence.fault;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something only the user can mend: a bad setting, zone, input or output. The message is shown as it is, without a stack
 * trace, so it names the place, the value and the remedy. It is one line, whatever is in the value.
 */
public final class UserError extends RuntimeException {
    private final ExitCode exitCode;

    public UserError(ExitCode exitCode, String message) {
        super(OneLine.of(message));
        this.exitCode = exitCode;
    }

    public UserError(ExitCode exitCode, String message, Throwable cause) {
        super(OneLine.of(message), cause);
        this.exitCode = exitCode;
    }

    /** Several things at once, each in a line of its own. */
    public UserError(ExitCode exitCode, List<String> lines) {
        super(lines.stream().map(OneLine::of).collect(Collectors.joining("\n")));
        this.exitCode = exitCode;
    }

    /** What the process ends with. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
