package ais.geofence.output;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * The folder beside an output where a run writes its rows, where nobody sees them yet, and where it keeps what it replaces
 * until it is done.
 *
 * <p>All that a run moves comes from this folder or goes to it. So whoever has taken the lock over moves the folder away, in
 * one step, and the former holder can move nothing any more, whenever it goes on.
 */
final class Staging {
    /** Stands in {@code old} for the whole folder, where that is replaced and not some entries of it. */
    static final String WHOLE = "whole";

    /** Nothing that is still alive leaves its folder alone for so long, wherever it runs. */
    private static final Duration DEAD_AFTER = Duration.ofDays(1);

    private static final String NEW = "new";
    private static final String OLD = "old";

    /** For the slash in the name of an entry, which has no tilde: all of {@code old} is of one depth. */
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

    /** Makes the folder, with a file that tells its age, and whose it is and for which output. */
    void begin(RunId run) {
        fileSystem.replace(marker(), RunMark.of(run, output.getName()).text());
    }

    private Path marker() {
        return new Path(folder, Target.MARKER);
    }

    /** Where new rows are written. */
    Path rows() {
        return new Path(folder, NEW);
    }

    /**
     * Makes ready for moves. Only for the holder of the lock: from here on another that takes it over moves the folder away.
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

    /** Where an entry of the output that is being replaced is kept. */
    Path old(String entry) {
        return new Path(new Path(folder, OLD), entry.replace('/', SLASH));
    }

    /** Takes what was replaced out of reach of {@link #recover}, in one step. */
    void discardReplaced() {
        Path old = new Path(folder, OLD);
        if (fileSystem.names(old).isEmpty()) {
            fileSystem.deleteIfEmpty(old); // not every object store can move a folder with nothing in it
        } else {
            fileSystem.move(old, new Path(folder, "replaced"));
        }
    }

    /** Deletes all that is in it; but not what is still to be put back, which the next run does. */
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
     * Puts back what a run had moved aside when it died or lost the lock, where nothing new has taken the place, and deletes
     * the folders of such runs. Only for the holder of the lock.
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

    /** The folder under another name; nothing if it went meanwhile. */
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
