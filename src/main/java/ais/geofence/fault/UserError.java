package ais.geofence.fault;

/**
 * Something only the user can mend: a bad setting, zone, input or output. The message is shown as it is, without a stack
 * trace, so it names the place, the value and the remedy.
 */
public final class UserError extends RuntimeException {
    private final ExitCode exitCode;

    public UserError(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public UserError(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** What the process ends with. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
