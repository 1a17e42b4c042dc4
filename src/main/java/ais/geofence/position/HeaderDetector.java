package ais.geofence.position;

import java.io.Serializable;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Tells the header from the rows: the first line that is not blank of each file. It relies on the rows of a file's block
 * following each other within a task, and remembers the last block; each task has an object of its own. Called from
 * generated code.
 */
public final class HeaderDetector implements Serializable {
    private transient @Nullable UTF8String lastFile;
    private transient long lastStart;

    /**
     * Looks at the next line.
     *
     * @param file the file the line is of
     * @param blockStart where the block that is read starts in the file, bytes
     * @return whether it is the file's header
     */
    public boolean invoke(UTF8String file, long blockStart) {
        if (blockStart == lastStart && file.equals(lastFile)) {
            return false;
        }
        lastFile = file.copy();
        lastStart = blockStart;
        return blockStart == 0;
    }

    @Override
    public String toString() {
        return "header_line";
    }
}
