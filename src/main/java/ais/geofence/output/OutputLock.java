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
 * The lock of an output: at most one run at a time publishes there. The lock is a folder beside the output; the run whose file it
 * contains holds it.
 *
 * <p>A run creates the folder with its file elsewhere and moves it into place. That works only if the place is free or an empty
 * folder. The file's name is unique, so deleting it ends exactly that run's lock. The run itself deletes it, or another that has
 * found the run dead. A run that was wrongly taken for dead finds its file gone.
 *
 * <p>This needs an atomic move: a local disk and HDFS have it, an object store has not.
 */
final class OutputLock implements AutoCloseable {
    /** A living run renews its lock more often, wherever it runs. */
    static final Duration STALE = Duration.ofMinutes(15);

    private static final Duration RENEWED_AFTER = Duration.ofMinutes(1);
    private static final String FILE = "run-";
    private static final long LONGEST_PAUSE_MILLIS = 200;

    /** A pause is the time waited so far divided by this. */
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
     * Takes the lock of a folder, after waiting for its holder.
     *
     * @param run whose staging folder holds the lock until it is taken
     * @param progress receives a line when the run waits
     * @param meanwhile is called again and again while the run waits
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
     * Checks that no other run has taken the lock over, and renews it.
     *
     * @throws UserError (exit 5) if one has
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

    /** Ends this run's lock and no other. */
    @Override
    public void close() {
        fileSystem.deleteFile(new Path(lock, name));
        fileSystem.deleteIfEmpty(lock);
    }

    private static boolean isStale(OutputFileSystem fileSystem, Path file) {
        return fileSystem.read(file).map(RunMark::read).filter(RunMark::isDead).isPresent()
                || fileSystem.changed(file).plus(STALE).isBefore(Instant.now());
    }

    /** The file in the lock; the first one of two, which an object store allows. */
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
