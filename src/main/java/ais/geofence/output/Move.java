package ais.geofence.output;

import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * One step of publishing: what stands at a place gives way to what was written, or to nothing. It takes the lock of the target.
 *
 * @param target the folder that it happens in
 * @param staged what was written; empty where the run has nothing for the place
 * @param place where it goes
 * @param old where that is kept which stood there
 */
record Move(Target target, Optional<Path> staged, Path place, Path old) {
    /** Does it. */
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

    /** Restores what was there before, as far as {@link #apply} had come. */
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
