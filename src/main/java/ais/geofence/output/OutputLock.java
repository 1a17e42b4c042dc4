package ais.geofence.output;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;

/**
 * At most one run at a time publishes to a folder: the one whose file lies in the lock, a folder beside the output.
 *
 * <p>A run makes the folder with its file elsewhere and moves it into place, which works only where none, or an empty one, is.
 * The name of the file is used once. So deleting it ends the lock of exactly that run, whoever deletes it: the run itself,
 * or another that has found it dead. A run that was taken to be dead and is not finds its file gone.
 *
 * <p>All of that is as certain as a move is one step: on a local disk and on HDFS, not on an object store.
 */
final class OutputLock implements AutoCloseable {
    /** A run that is alive renews its lock more often, wherever it runs. */
    static final Duration STALE = Duration.ofMinutes(15);

    private static final Duration RENEWED_AFTER = Duration.ofMinutes(1);
    private static final String FILE = "run-";
    private static final long LONGEST_PAUSE_MILLIS = 200;

    /** A pause is this part of the time that was waited so far. */
    private static final int PAUSES = 8;

    private final OutputFileSystem fileSystem;
    private final Path lock;
    private final Path prepared;
    private final RunMark mark;
    private final String name;
    private Instant renewed = Instant.now();

    private OutputLock(OutputFileSystem fileSystem, Path output, RunId run) {
        this.fileSystem = fileSystem;
        this.lock = SiblingPaths.lock(output);
        String token = run + "-" + UUID.randomUUID();
        this.name = FILE + token;
        this.prepared = new Path(SiblingPaths.staging(output, run), token);
        this.mark = RunMark.of(run, output.getName());
    }

    /**
     * Takes the lock of a folder, after whoever holds it.
     *
     * @param run whose staging folder holds the lock until it is taken
     * @param progress where it is said that the run waits
     * @param meanwhile what has to be done now and then while it waits
     */
    static OutputLock acquire(
            OutputFileSystem fileSystem, Path output, RunId run, Consumer<String> progress, Runnable meanwhile) {
        OutputLock own = new OutputLock(fileSystem, output, run);
        Instant began = Instant.now();
        boolean said = false;
        while (!own.take()) {
            Optional<Path> holder = own.holder();
            if (holder.isEmpty()) {
                fileSystem.deleteIfEmpty(own.lock);
            } else if (isStale(fileSystem, holder.get())) {
                fileSystem.deleteFile(holder.get());
            } else {
                long waited = Duration.between(began, Instant.now()).toMillis();
                if (!said && waited > LONGEST_PAUSE_MILLIS) {
                    progress.accept(
                            "waiting for %s, which is publishing to %s ...".formatted(own.holdingRun(), output));
                    said = true;
                }
                pause(Math.max(1, Math.min(waited / PAUSES, LONGEST_PAUSE_MILLIS)));
                meanwhile.run();
            }
        }
        return own;
    }

    private boolean take() {
        Path file = new Path(prepared, name);
        if (!fileSystem.exists(file)) {
            fileSystem.replace(file, mark.text());
        }
        renew(file);
        return fileSystem.moveIfFree(prepared, lock);
    }

    /**
     * Makes sure that nobody else has taken the lock over, and renews it.
     *
     * @throws UserError (exit 5) if somebody has
     */
    void requireHeld() {
        Path file = new Path(lock, name);
        if (!holder().equals(Optional.of(file))) {
            throw new UserError(
                    ExitCode.OUTPUT,
                    "%s: %s has taken the lock over, which this run had not renewed for %s minutes; run again"
                            .formatted(lock, holdingRun(), STALE.toMinutes()));
        }
        renew(file);
    }

    private void renew(Path file) {
        if (renewed.plus(RENEWED_AFTER).isBefore(Instant.now())) {
            fileSystem.touch(file);
            renewed = Instant.now();
        }
    }

    /** Ends this run's lock and no other's. */
    @Override
    public void close() {
        fileSystem.deleteFile(new Path(lock, name));
        fileSystem.deleteIfEmpty(lock);
    }

    private static boolean isStale(OutputFileSystem fileSystem, Path file) {
        return fileSystem.read(file).map(RunMark::read).filter(RunMark::isDead).isPresent()
                || fileSystem.changed(file).plus(STALE).isBefore(Instant.now());
    }

    /** The one file in the lock. Two, which an object store allows, are nobody's but the first one's. */
    private Optional<Path> holder() {
        return fileSystem.names(lock).stream()
                .filter(entry -> entry.startsWith(FILE))
                .findFirst()
                .map(entry -> new Path(lock, entry));
    }

    private String holdingRun() {
        return holder().flatMap(fileSystem::read)
                .map(text -> "run " + RunMark.read(text).run())
                .orElse("another run");
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
