package ais.geofence.output;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import org.apache.hadoop.fs.Path;

/**
 * What a run holds while it publishes: a file beside the output, with the run's name. A run that died has left it, so it
 * counts for {@link #STALE} after its last change; a run that publishes for long renews it.
 */
final class OutputLock implements AutoCloseable {
    static final Duration STALE = Duration.ofMinutes(15);

    private static final Duration RENEWED_AFTER = Duration.ofMinutes(1);
    private static final long PAUSE_MILLIS = 200;

    private final Store store;
    private final Path file;
    private final RunId run;
    private Instant renewed = Instant.now();

    private OutputLock(Store store, Path file, RunId run) {
        this.store = store;
        this.file = file;
        this.run = run;
    }

    /**
     * Takes the lock of a folder, after whoever holds it.
     *
     * @param progress where it is said that the run waits
     */
    static OutputLock acquire(Store store, Path folder, RunId run, PrintStream progress) {
        Path file = Staging.beside(folder, ".lock");
        boolean said = false;
        while (!store.create(file, run.text())) {
            if (isStale(store, file)) {
                store.delete(file);
                continue;
            }
            if (!said) {
                progress.println("waiting for run %s, which is publishing to %s ..."
                        .formatted(store.read(file).orElse(""), folder));
                said = true;
            }
            pause();
        }
        OutputLock lock = new OutputLock(store, file, run);
        lock.requireHeld();
        return lock;
    }

    /**
     * Makes sure that nobody else has taken the lock over, and renews it.
     *
     * @throws UserError (exit 5) if somebody has
     */
    void requireHeld() {
        String holder = store.read(file).orElse("nobody");
        if (!holder.equals(run.text())) {
            throw new UserError(
                    ExitCode.OUTPUT,
                    "%s: run %s has taken the lock over from this one; run again".formatted(file, holder));
        }
        if (renewed.plus(RENEWED_AFTER).isBefore(Instant.now())) {
            store.replace(file, run.text());
            renewed = Instant.now();
        }
    }

    @Override
    public void close() {
        if (store.read(file).filter(run.text()::equals).isPresent()) {
            store.delete(file);
        }
    }

    private static boolean isStale(Store store, Path file) {
        return store.changed(file).plus(STALE).isBefore(Instant.now());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
