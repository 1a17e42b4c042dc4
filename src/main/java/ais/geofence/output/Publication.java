package ais.geofence.output;

import ais.geofence.report.RunReport;
import ais.geofence.report.RunReport.Written;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Receives what a run writes, and makes it visible at the end, not before. */
public interface Publication extends AutoCloseable {
    /** The place of tagged rows, as the user named it; empty if rows are only counted. */
    Optional<String> place();

    /**
     * Writes tagged rows to a place hidden from readers.
     *
     * @throws ais.geofence.fault.UserError (exit 5) if they can't be
     */
    void write(Dataset<Row> tagged);

    /** Writes rejected rows to a place hidden from readers. */
    void writeRejected(Dataset<Row> rejected);

    /**
     * Makes everything visible or nothing.
     *
     * @param overwrite whether existing rows may be replaced
     * @param rows how many rows there were
     * @return what was published
     * @throws ais.geofence.fault.UserError (exit 5) if existing rows may not be replaced, or another run has
     *     published there meanwhile
     */
    List<Written> publish(boolean overwrite, RunReport.Rows rows);

    /** Deletes what was not published. */
    @Override
    void close();
}
