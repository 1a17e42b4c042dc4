package ais.geofence.report;

import java.io.IOException;
import java.util.Map;

/** What a standard stream of this process leads to. */
public enum Terminal {
    STANDARD_OUTPUT(1),
    STANDARD_ERROR(2);

    private final int descriptor;

    Terminal(int descriptor) {
        this.descriptor = descriptor;
    }

    /** Whether a line may be rewritten in place: there is a terminal, and one that can. */
    public boolean rewrites() {
        return rewrites(System.getenv()) && isTerminal();
    }

    /** Whether there may be colours: as {@link #rewrites}, and nobody asked for none (no-color.org). */
    public boolean colours() {
        return colours(System.getenv()) && isTerminal();
    }

    static boolean rewrites(Map<String, String> environment) {
        return !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    static boolean colours(Map<String, String> environment) {
        return rewrites(environment) && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** Java only knows of its console, which is there if standard input and output are terminals both. */
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
