package ais.geofence.output;

import java.time.Duration;
import java.time.Instant;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * The folder beside a folder of the output in which a run keeps what is not published: {@code new}, the rows it writes, and
 * {@code old}, what it is replacing. Its name begins with an underscore, so Spark's and Hive's readers pass it by.
 */
final class Staging {
    /** Stands in {@code old} for the whole folder, where that is replaced and not some entries of it. */
    static final String WHOLE = "whole";

    /** Nothing that is still alive leaves its folder alone for so long, wherever it runs. */
    private static final Duration DEAD_AFTER = Duration.ofDays(1);

    private static final String INFIX = "-staging-";
    private static final String OLD = "old";

    private final Store store;
    private final Path folder;

    Staging(Store store, Path output, RunId run) {
        this(store, beside(output, INFIX + run));
    }

    private Staging(Store store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    /** Makes the folder, with a file that tells its age and whose it is. */
    void begin(RunId run) {
        store.replace(new Path(folder, Target.MARKER), RunMark.of(run).text());
    }

    /** A hidden place beside a folder. A name with an equals sign would not be hidden. */
    static Path beside(Path output, String suffix) {
        return new Path(output.getParent(), "_" + output.getName().replace('=', '-') + suffix);
    }

    /** Where new rows are written. */
    Path rows() {
        return new Path(folder, "new");
    }

    /** Where an entry of the output that is being replaced is kept. */
    Path old(String entry) {
        return new Path(new Path(folder, OLD), entry);
    }

    /** Takes what was replaced out of reach of {@link #recover}, in one step. */
    void forgetOld() {
        Path old = new Path(folder, OLD);
        if (store.exists(old)) {
            store.move(old, new Path(folder, "replaced"));
        }
    }

    /** Deletes all that is in it. */
    void remove() {
        store.delete(folder);
    }

    /**
     * Puts back what a run had moved aside when it died, where nothing new has taken the place, and deletes the folders of
     * runs that are dead. Only for the holder of the lock: no other run is publishing then.
     */
    static void recover(Store store, Path output) {
        String prefix = beside(output, INFIX).getName();
        for (FileStatus left : store.entries(output.getParent())) {
            if (left.isDirectory() && left.getPath().getName().startsWith(prefix)) {
                Staging staging = new Staging(store, left.getPath());
                staging.putBack(output);
                if (staging.isDead()) {
                    staging.forgetOld();
                    staging.remove();
                }
            }
        }
    }

    private boolean isDead() {
        return store.read(new Path(folder, Target.MARKER))
                        .map(RunMark::read)
                        .filter(RunMark::isDead)
                        .isPresent()
                || store.changed(folder).plus(DEAD_AFTER).isBefore(Instant.now());
    }

    private void putBack(Path output) {
        for (String entry : store.names(new Path(folder, OLD))) {
            Path place = entry.equals(WHOLE) ? output : new Path(output, entry);
            if (!store.exists(place)) {
                store.move(old(entry), place);
            }
        }
    }
}
