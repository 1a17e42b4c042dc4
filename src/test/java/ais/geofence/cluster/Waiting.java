package ais.geofence.cluster;

import java.io.IOException;
import java.time.Duration;

/** Waits for what other processes do. */
final class Waiting {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Waiting() {}

    /** What is waited for; an {@link IOException} counts as not yet. */
    interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /** Asks again and again until the condition holds, or fails. */
    static void until(String what, Duration longest, Condition condition) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited %d s in vain for %s".formatted(longest.toSeconds(), what));
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private static boolean holds(Condition condition) throws InterruptedException {
        try {
            return condition.holds();
        } catch (IOException e) {
            return false;
        }
    }
}
