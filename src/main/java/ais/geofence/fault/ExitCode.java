package ais.geofence.fault;

/** The exit codes of the program, as documented in docs/output.md. */
public enum ExitCode {
    DONE(0),
    /** Anything without a code of its own. */
    FAILED(1),
    /** Wrong usage or a bad setting. */
    USAGE(2),
    /** The zones can't be used. */
    ZONES(3),
    /** No input found, or none that can be read. */
    INPUT(4),
    /** The output exists or can't be written. */
    OUTPUT(5),
    /** Too many rows were rejected. */
    REJECTED(6),
    /** The rows are published, but a later step failed: a report, the manifest, tidying up. */
    PUBLISHED(7);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number that the process ends with. */
    public int code() {
        return code;
    }
}
