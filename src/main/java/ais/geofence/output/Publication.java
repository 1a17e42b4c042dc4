package ais.geofence.output;

import ais.geofence.report.RunReport;
import ais.geofence.report.RunReport.Written;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Takes what a run writes, and makes it visible at the end and not before. */
public interface Publication extends AutoCloseable {
    /** Where tagged rows go, as the user named it; empty if they are only counted. */
    Optional<String> place();

    /**
     * Writes tagged rows where nobody sees them yet.
     *
     * @throws ais.geofence.fault.UserError (exit 5) if they can't be
     */
    void write(Dataset<Row> tagged);

    /** Writes rejected rows likewise. */
    void writeRejected(Dataset<Row> rejected);

    /**
     * Makes everything visible, or nothing.
     *
     * @param overwrite whether what is there may be replaced
     * @param rows how many rows there were
     * @return what was published
     * @throws ais.geofence.fault.UserError (exit 5) if something is there that may not be replaced, or another run has
     *     published it meanwhile
     */
    List<Written> publish(boolean overwrite, RunReport.Rows rows);

    /** Deletes what was not published. */
    @Override
    void close();
}
