package ais.geofence.output;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;

/**
 * What a run holds while it publishes: a file beside the output, with the run's {@link RunMark}. A run that died has left it, so
 * it counts until the run is known to have ended, and no longer than {@link #STALE} after its last change; a run that publishes
 * for long renews it.
 */
final class OutputLock implements AutoCloseable {
    static final Duration STALE = Duration.ofMinutes(15);

    private static final Duration RENEWED_AFTER = Duration.ofMinutes(1);
    private static final long PAUSE_MILLIS = 200;

    private final Store store;
    private final Path file;
    private final RunMark mark;
    private Instant renewed = Instant.now();

    private OutputLock(Store store, Path file, RunMark mark) {
        this.store = store;
        this.file = file;
        this.mark = mark;
    }

    /**
     * Takes the lock of a folder, after whoever holds it.
     *
     * @param progress where it is said that the run waits
     */
    static OutputLock acquire(Store store, Path folder, RunId run, Consumer<String> progress) {
        Path file = Staging.beside(folder, ".lock");
        RunMark mark = RunMark.of(run);
        boolean said = false;
        while (!store.create(file, mark.text())) {
            if (isStale(store, file)) {
                store.delete(file);
                continue;
            }
            if (!said) {
                progress.accept("waiting for run %s, which is publishing to %s ..."
                        .formatted(holder(store, file).map(RunMark::run).orElse(""), folder));
                said = true;
            }
            pause();
        }
        OutputLock lock = new OutputLock(store, file, mark);
        lock.requireHeld();
        return lock;
    }

    /**
     * Makes sure that nobody else has taken the lock over, and renews it.
     *
     * @throws UserError (exit 5) if somebody has
     */
    void requireHeld() {
        String holder = holder(store, file).map(RunMark::run).orElse("nobody");
        if (!holder.equals(mark.run())) {
            throw new UserError(
                    ExitCode.OUTPUT,
                    "%s: run %s has taken the lock over from this one; run again".formatted(file, holder));
        }
        if (renewed.plus(RENEWED_AFTER).isBefore(Instant.now())) {
            store.replace(file, mark.text());
            renewed = Instant.now();
        }
    }

    @Override
    public void close() {
        if (holder(store, file).filter(mark::equals).isPresent()) {
            store.delete(file);
        }
    }

    private static boolean isStale(Store store, Path file) {
        return holder(store, file).filter(RunMark::isDead).isPresent()
                || store.changed(file).plus(STALE).isBefore(Instant.now());
    }

    private static Optional<RunMark> holder(Store store, Path file) {
        return store.read(file).map(RunMark::read);
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
