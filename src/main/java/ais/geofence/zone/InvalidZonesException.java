package ais.geofence.zone;

import java.util.List;

/** Zones can't be used. The message is a line for each fault, with file, feature, reason, place and remedy. */
public final class InvalidZonesException extends RuntimeException {
    private final List<String> problems;

    public InvalidZonesException(List<String> problems, Throwable cause) {
        super(String.join("\n", problems), cause);
        this.problems = List.copyOf(problems);
    }

    /** The faults, a line each. */
    public List<String> problems() {
        return problems;
    }
}
