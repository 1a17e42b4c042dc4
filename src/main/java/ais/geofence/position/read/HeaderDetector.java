package ais.geofence.position.read;

import ais.geofence.position.file.LastFile;
import java.io.Serializable;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Finds the header among the lines: the first line of each file that is not blank. The rows of a block of a file must follow
 * each other within a task, because the detector remembers only the last block. Each task has its own detector. Called from
 * generated code.
 */
public final class HeaderDetector implements Serializable {
    private final LastFile lastFile = new LastFile();
    private transient long lastStart;

    /**
     * Takes the next line.
     *
     * @param file the file that has the line
     * @param blockStart where the block that the task reads starts in the file, bytes
     * @return whether it is the file's header
     */
    public boolean invoke(UTF8String file, long blockStart) {
        if (!lastFile.changesTo(file) && blockStart == lastStart) {
            return false;
        }
        lastStart = blockStart;
        return blockStart == 0;
    }

    @Override
    public String toString() {
        return "header_line";
    }
}
