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
    void make(OutputLocks locks) {
        Store store = target.store();
        if (store.exists(place)) {
            locks.requireHeld(target);
            store.move(place, old);
        }
        staged.ifPresent(rows -> {
            store.makeFolder(place.getParent());
            locks.requireHeld(target);
            store.move(rows, place);
        });
    }

    /** Restores what was there before, as far as {@link #make} had come. */
    void undo(OutputLocks locks) {
        Store store = target.store();
        if (staged.isPresent() && !store.exists(staged.get()) && store.exists(place)) {
            locks.requireHeld(target);
            store.move(place, staged.get());
        }
        if (store.exists(old)) {
            locks.requireHeld(target);
            store.move(old, place);
        }
    }
}
