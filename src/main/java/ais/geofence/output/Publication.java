package ais.geofence.output;

import ais.geofence.report.RunReport.Written;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Receives what a run writes, and makes it visible at the end, not before. */
public interface Publication extends AutoCloseable {
    /** The place of the rows, as the user named it; empty if they are only counted. */
    Optional<String> place();

    /**
     * Writes the rows to a place hidden from readers.
     *
     * @throws ais.geofence.fault.UserError (exit 5) if they can't be
     */
    void write(Dataset<Row> rows);

    /**
     * Writes rows for a folder beside the output to a place hidden from readers.
     *
     * @param byDay whether they have a column of {@link ais.geofence.spark.ColumnNames#DAYS}, by which they are laid out
     * @throws ais.geofence.fault.UserError (exit 5) if they can't be
     */
    void write(Part part, Dataset<Row> rows, boolean byDay);

    /**
     * Writes a hidden file for each day beside the rows of a part that are laid out by day, also for a day without rows.
     *
     * @param texts by day
     */
    void write(Part part, String file, Map<String, String> texts);

    /**
     * Makes everything visible or nothing.
     *
     * @param overwrite whether existing rows may be replaced
     * @return what was published
     * @throws ais.geofence.fault.UserError (exit 5) if existing rows may not be replaced, or another run has
     *     published there meanwhile
     */
    List<Written> publish(boolean overwrite, RowsToPublish rows);

    /** Deletes what was not published. */
    @Override
    void close();
}
