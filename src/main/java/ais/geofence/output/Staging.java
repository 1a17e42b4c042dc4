package ais.geofence.output;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * The folder beside an output where a run writes its rows, hidden from readers, and keeps what it replaces until it is done.
 *
 * <p>Every move of a run starts or ends in this folder. A run that takes over the lock first renames the folder, in one step;
 * after that the former holder can't move anything, whenever it continues.
 */
final class Staging {
    /** The name in {@code old} of the whole folder, if a run replaces it as a whole. */
    static final String WHOLE = "whole";

    /** A living run changes its folder more often than this, wherever it runs. */
    private static final Duration DEAD_AFTER = Duration.ofDays(1);

    private static final String NEW = "new";
    private static final String OLD = "old";

    /** Replaces the slash in an entry's name, which has no tilde, so that {@code old} has no subfolders. */
    private static final char SLASH = '~';

    private final OutputFileSystem fileSystem;
    private final Path output;
    private final Path folder;

    Staging(OutputFileSystem fileSystem, Path output, RunId run) {
        this(fileSystem, output, SiblingPaths.staging(output, run));
    }

    private Staging(OutputFileSystem fileSystem, Path output, Path folder) {
        this.fileSystem = fileSystem;
        this.output = output;
        this.folder = folder;
    }

    /** Creates the folder with a file that tells its age, its run and its output. */
    void begin(RunId run) {
        fileSystem.replace(marker(), RunMark.of(run, output.getName()).text());
    }

    private Path marker() {
        return new Path(folder, Target.MARKER);
    }

    /** The folder. */
    Path folder() {
        return folder;
    }

    /**
     * The folder for new rows. It has the name of the output: lineage tools leave out the part of the path between the output's parent
     * folder and its name, and then name the output.
     */
    Path rows() {
        return new Path(new Path(folder, NEW), output.getName());
    }

    /**
     * Prepares moves. Only for the holder of the lock: from here on a run that takes it over renames the folder.
     *
     * @throws UserError (exit 5) if the folder was deleted since the run began
     */
    void beginMoves() {
        if (fileSystem.read(marker()).isEmpty()) {
            throw new UserError(
                    ExitCode.OUTPUT,
                    "%s: it was deleted while the run was writing to it; nothing was published, run again"
                            .formatted(folder));
        }
        fileSystem.makeFolder(new Path(folder, OLD));
    }

    /** Where a replaced entry of the output is kept. */
    Path old(String entry) {
        return new Path(new Path(folder, OLD), entry.replace('/', SLASH));
    }

    /** Keeps {@link #recover} from putting back what was replaced, in one step. */
    void discardReplaced() {
        Path old = new Path(folder, OLD);
        if (fileSystem.names(old).isEmpty()) {
            fileSystem.deleteIfEmpty(old); // not every object store can move a folder with nothing in it
        } else {
            fileSystem.move(old, new Path(folder, "replaced"));
        }
    }

    /** Deletes the folder, unless it holds entries that the next run has to put back. */
    void remove() {
        if (!fileSystem.names(new Path(folder, OLD)).isEmpty()) {
            return;
        }
        for (String entry : fileSystem.names(folder)) {
            if (!entry.equals(Target.MARKER)) {
                fileSystem.delete(new Path(folder, entry));
            }
        }
        fileSystem.delete(folder); // the marker last: without it nobody would know whose the rest is
    }

    /**
     * Puts back what runs that died or lost the lock had moved aside, unless the place is taken again, and deletes their
     * folders. Only for the holder of the lock.
     *
     * @param run that recovers
     */
    static void recover(OutputFileSystem fileSystem, Path output, RunId run) {
        for (String name : fileSystem.names(output.getParent())) {
            if (SiblingPaths.isStaging(output, name)) {
                new Staging(fileSystem, output, new Path(output.getParent(), name)).recover(run);
            }
        }
    }

    private void recover(RunId run) {
        Optional<RunMark> mark = fileSystem.read(marker()).map(RunMark::read);
        if (mark.isEmpty()) {
            fileSystem.deleteIfEmpty(folder);
        } else if (mark.get().output().equals(output.getName())
                && !mark.get().run().equals(run.text())) {
            if (fileSystem.exists(new Path(folder, OLD))) {
                movedAside().ifPresent(Staging::putBack);
            } else if (mark.get().isDead()
                    || fileSystem.changed(folder).plus(DEAD_AFTER).isBefore(Instant.now())) {
                remove();
            }
        }
    }

    /** The folder under another name; empty if it has vanished. */
    private Optional<Staging> movedAside() {
        Staging taken = new Staging(fileSystem, output, SiblingPaths.staging(output, RunId.now()));
        return fileSystem.moveIfThere(folder, taken.folder) ? Optional.of(taken) : Optional.empty();
    }

    private void putBack() {
        for (String entry : fileSystem.names(new Path(folder, OLD))) {
            Path place = entry.equals(WHOLE) ? output : new Path(output, entry.replace(SLASH, '/'));
            if (!fileSystem.exists(place)) {
                fileSystem.makeFolder(place.getParent());
                fileSystem.move(old(entry), place);
            }
        }
        discardReplaced();
        remove();
    }
}
