package ais.geofence.output;

import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * One step of publishing: what was written replaces what a place holds, or removes it. Needs the lock of the target.
 *
 * @param target the folder of the place
 * @param staged what was written; empty to remove what the place holds
 * @param place where it goes
 * @param old where the replaced files are kept until the run is done
 */
record Move(Target target, Optional<Path> staged, Path place, Path old) {
    /** Makes the move. */
    void apply(OutputLocks locks) {
        OutputFileSystem fileSystem = target.fileSystem();
        if (fileSystem.exists(place)) {
            locks.requireHeld(target);
            fileSystem.move(place, old);
        }
        staged.ifPresent(rows -> {
            fileSystem.makeFolder(place.getParent());
            locks.requireHeld(target);
            fileSystem.move(rows, place);
        });
    }

    /** Undoes as much of {@link #apply} as was done. */
    void undo(OutputLocks locks) {
        OutputFileSystem fileSystem = target.fileSystem();
        if (staged.isPresent() && !fileSystem.exists(staged.get()) && fileSystem.exists(place)) {
            locks.requireHeld(target);
            fileSystem.move(place, staged.get());
        }
        if (fileSystem.exists(old)) {
            locks.requireHeld(target);
            fileSystem.move(old, place);
        }
    }
}
