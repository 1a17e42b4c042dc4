package ais.geofence.output;

import ais.geofence.report.RunReport;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** What tests of publishing have staged. */
final class Staged {
    static final RowsToPublish NONE_REJECTED = RowsToPublish.tagged(new RunReport.Rows(1, 0, 0, 1, 1, 1));
    static final RowsToPublish SOME_REJECTED = RowsToPublish.tagged(new RunReport.Rows(2, 1, 0, 1, 1, 1));

    private Staged() {}

    /** The folder for rejected rows beside an output. */
    static Map<Part, Path> rejected(Optional<Path> output) {
        return output.map(path -> Map.of(Part.REJECTED, path.suffix("-rejected")))
                .orElse(Map.of());
    }
}
