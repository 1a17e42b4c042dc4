package ais.geofence.output;

import ais.geofence.config.Percentage;
import ais.geofence.fault.UserError;
import ais.geofence.position.TimeRange;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * What is written, where and how.
 *
 * @param paths the folders
 * @param table the Iceberg table for tagged rows, instead of a folder
 * @param format of the tagged rows
 * @param range the times that the run is for
 * @param overwrite whether what is there may be replaced
 * @param append whether new files alone are tagged and their rows added
 * @param checkpoint the folder that records the files that a table has; a folder has its own
 * @param mostRejected the share of rejected rows above which nothing is published
 */
public record OutputOptions(
        OutputPaths paths,
        Optional<String> table,
        OutputFormat format,
        TimeRange range,
        boolean overwrite,
        boolean append,
        Optional<String> checkpoint,
        Optional<Percentage> mostRejected) {
    /** Whether rows are written at all, to a folder or a table. */
    public boolean writes() {
        return paths.tagged().isPresent() || table.isPresent();
    }

    /**
     * Checks that the folders are free, or may be replaced or added to, and are apart from the input and from each other.
     *
     * @param inputs the paths that are read
     * @throws UserError (exit 5) if not
     */
    public void checkPaths(List<String> inputs, Configuration configuration) {
        if (append) {
            paths.checkBatches(format, inputs, configuration);
        } else {
            paths.check(overwrite, format, inputs, range, configuration);
        }
    }
}
