package ais.geofence.position;

import ais.geofence.spark.CountsOnce;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The positions of an input, not read yet.
 *
 * @param rows the well-formed rows: the columns of the input, and {@link #LON}, {@link #LAT}, {@link #FLAGS}
 * @param rejected the malformed rows: reason, file, record (the original text)
 * @param columns where the position stands
 * @param inputColumns the names of the columns of the input, in order
 * @param readCounts fills, when {@code rows} is read, with the number of rows by the ordinal of {@link RejectReason}
 * @param files the names of the files
 * @param bytes their size in all
 * @param inputPartitions how many parts Spark reads the files in
 * @param spreadOver how many parts the rows are spread over after reading; the same number if they are not
 */
public record Positions(
        Dataset<Row> rows,
        Dataset<Row> rejected,
        PositionColumns columns,
        List<String> inputColumns,
        CountsOnce readCounts,
        List<String> files,
        long bytes,
        int inputPartitions,
        int spreadOver) {
    /** Longitude in degrees, double; null without a valid position. */
    public static final String LON = "__lon";

    /** Latitude in degrees, double; null without a valid position. */
    public static final String LAT = "__lat";

    /** The {@link RowFlags}, int. */
    public static final String FLAGS = "__flags";
}
