package ais.geofence.position;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of an input as they come, well-formed or not.
 *
 * @param rows the columns of the input, and {@link #FILE}; what else {@code malformed} and {@code record} need
 * @param schema the columns of the input alone
 * @param malformed the ordinal of the {@link RejectReason} by the shape of the row, int
 * @param record the original text of the row
 * @param inputPartitions how many parts Spark reads the files in
 * @param spreadOver how many parts the rows are spread over after reading
 */
record Records(
        Dataset<Row> rows, StructType schema, Column malformed, Column record, int inputPartitions, int spreadOver) {
    /** The path of the file that a row is of. */
    static final String FILE = "__file";
}
