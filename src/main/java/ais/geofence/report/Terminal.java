package ais.geofence.report;

import java.io.IOException;
import java.util.Map;

/** A standard stream of this process, which may lead to a terminal. */
public enum Terminal {
    STANDARD_OUTPUT(1),
    STANDARD_ERROR(2);

    private final int descriptor;

    Terminal(int descriptor) {
        this.descriptor = descriptor;
    }

    /** Whether a line may be rewritten in place: the stream leads to a terminal that can do so. */
    public boolean rewrites() {
        return rewrites(System.getenv()) && isTerminal();
    }

    /** Whether to print colours: as {@link #rewrites}, unless NO_COLOR is set (no-color.org). */
    public boolean colours() {
        return colours(System.getenv()) && isTerminal();
    }

    static boolean rewrites(Map<String, String> environment) {
        return !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    static boolean colours(Map<String, String> environment) {
        return rewrites(environment) && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** Java only tells whether standard input and output are both terminals. */
    private boolean isTerminal() {
        try {
            return new ProcessBuilder("sh", "-c", "test -t " + descriptor)
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
