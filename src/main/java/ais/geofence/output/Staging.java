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

    private final Store store;
    private final Path output;
    private final Path folder;

    Staging(Store store, Path output, RunId run) {
        this(store, output, Beside.staging(output, run));
    }

    private Staging(Store store, Path output, Path folder) {
        this.store = store;
        this.output = output;
        this.folder = folder;
    }

    /** Makes the folder, with a file that tells its age, and whose it is and for which output. */
    void begin(RunId run) {
        store.replace(marker(), RunMark.of(run, output.getName()).text());
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
        if (store.read(marker()).isEmpty()) {
            throw new UserError(
                    ExitCode.OUTPUT,
                    "%s: it was deleted while the run was writing to it; nothing was published, run again"
                            .formatted(folder));
        }
        store.makeFolder(new Path(folder, OLD));
    }

    /** Where an entry of the output that is being replaced is kept. */
    Path old(String entry) {
        return new Path(new Path(folder, OLD), entry.replace('/', SLASH));
    }

    /** Takes what was replaced out of reach of {@link #recover}, in one step. */
    void forgetOld() {
        Path old = new Path(folder, OLD);
        if (store.names(old).isEmpty()) {
            store.deleteIfEmpty(old); // not every object store can move a folder with nothing in it
        } else {
            store.move(old, new Path(folder, "replaced"));
        }
    }

    /** Deletes all that is in it; but not what is still to be put back, which the next run does. */
    void remove() {
        if (!store.names(new Path(folder, OLD)).isEmpty()) {
            return;
        }
        for (String entry : store.names(folder)) {
            if (!entry.equals(Target.MARKER)) {
                store.delete(new Path(folder, entry));
            }
        }
        store.delete(folder); // the marker last: without it nobody would know whose the rest is
    }

    /**
     * Puts back what a run had moved aside when it died or lost the lock, where nothing new has taken the place, and deletes
     * the folders of such runs. Only for the holder of the lock.
     *
     * @param run that recovers
     */
    static void recover(Store store, Path output, RunId run) {
        for (String name : store.names(output.getParent())) {
            if (Beside.isStaging(output, name)) {
                new Staging(store, output, new Path(output.getParent(), name)).recover(run);
            }
        }
    }

    private void recover(RunId run) {
        Optional<RunMark> mark = store.read(marker()).map(RunMark::read);
        if (mark.isEmpty()) {
            store.deleteIfEmpty(folder);
        } else if (mark.get().output().equals(output.getName())
                && !mark.get().run().equals(run.text())) {
            if (store.exists(new Path(folder, OLD))) {
                takenAway().ifPresent(Staging::putBack);
            } else if (mark.get().isDead()
                    || store.changed(folder).plus(DEAD_AFTER).isBefore(Instant.now())) {
                remove();
            }
        }
    }

    /** The folder under another name; nothing if it went meanwhile. */
    private Optional<Staging> takenAway() {
        Staging taken = new Staging(store, output, Beside.staging(output, RunId.now()));
        return store.moveIfThere(folder, taken.folder) ? Optional.of(taken) : Optional.empty();
    }

    private void putBack() {
        for (String entry : store.names(new Path(folder, OLD))) {
            Path place = entry.equals(WHOLE) ? output : new Path(output, entry.replace(SLASH, '/'));
            if (!store.exists(place)) {
                store.makeFolder(place.getParent());
                store.move(old(entry), place);
            }
        }
        forgetOld();
        remove();
    }
}
