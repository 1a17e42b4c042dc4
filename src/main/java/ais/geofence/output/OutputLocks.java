package ais.geofence.output;

import ais.geofence.fault.Secrets;
import ais.geofence.fault.UserError;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** The locks of all folders that a run publishes to. */
final class OutputLocks implements AutoCloseable {
    private final Map<Target, OutputLock> locks = new LinkedHashMap<>();
    private final Consumer<String> progress;

    private OutputLocks(Consumer<String> progress) {
        this.progress = progress;
    }

    /**
     * Takes the locks, after waiting for their holders. All runs take them in the same order, so that no two wait for each other.
     *
     * @param progress receives a line when the run waits
     */
    static OutputLocks acquire(List<Target> targets, RunId run, Consumer<String> progress) {
        OutputLocks held = new OutputLocks(progress);
        try {
            targets.stream()
                    .sorted(Comparator.comparing(target -> target.fileSystem().located(target.folder())))
                    .forEach(target -> held.locks.put(
                            target,
                            OutputLock.acquire(
                                    target.fileSystem(), target.folder(), run, progress, held::requireHeld)));
            return held;
        } catch (RuntimeException | Error e) {
            held.close();
            throw e;
        }
    }

    /**
     * Checks that the run still holds the lock of a folder.
     *
     * @throws UserError (exit 5) if another run has taken it over
     */
    void requireHeld(Target target) {
        Objects.requireNonNull(locks.get(target)).requireHeld();
    }

    /** Checks that the run still holds all locks. */
    void requireHeld() {
        locks.values().forEach(OutputLock::requireHeld);
    }

    /** Releases the locks. Another run takes over one that can't be deleted, once this run has ended. */
    @Override
    public void close() {
        for (OutputLock lock : locks.values()) {
            try {
                lock.close();
            } catch (UserError e) {
                progress.accept(Secrets.masked(String.valueOf(e.getMessage())));
            }
        }
    }
}
