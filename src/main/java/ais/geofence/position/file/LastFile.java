package ais.geofence.position.file;

import java.io.Serializable;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Notices when the rows of a task go on with another file. Each task has its own. */
public final class LastFile implements Serializable {
    private transient @Nullable UTF8String given;
    private transient @Nullable UTF8String copy; // Spark may overwrite the bytes of what it gave

    /** Whether the path is not the last one; it is the last one from now on. */
    public boolean changesTo(UTF8String path) {
        if (path == given || path.equals(copy)) { // Spark gives one object for all rows of a block
            return false;
        }
        given = path;
        copy = path.copy();
        return true;
    }
}
