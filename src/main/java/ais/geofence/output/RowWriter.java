package ais.geofence.output;

import ais.geofence.config.Setting;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import java.util.Optional;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/** Writes rows to a folder. */
final class RowWriter {
    private final OutputFormat format;

    RowWriter(OutputFormat format) {
        this.format = format;
    }

    /** The writer of rows beside those of this one. */
    RowWriter of(Part part) {
        return new RowWriter(part.format(format));
    }

    /** The format as users write it. */
    String format() {
        return Setting.nameOf(format);
    }

    /**
     * Writes all rows; CSV files have a header each, and arrays as JSON.
     *
     * @param folder a folder that isn't there yet
     * @param partitions the columns that make folders of their own, in order
     *
     * @throws UserError (exit 5) if the format can't hold the rows, or the disk is full
     */
    void write(Dataset<Row> rows, Path folder, String... partitions) {
        try {
            switch (format) {
                case PARQUET -> writer(rows, partitions).parquet(folder.toString());
                case CSV ->
                    writer(CsvRows.of(rows), partitions)
                            .options(CsvRows.options())
                            .csv(folder.toString());
                case ICEBERG -> throw new IllegalArgumentException("a table is no folder");
            }
        } catch (Exception | FSError e) {
            if (e instanceof AnalysisException) { // Scala throws it unchecked
                throw new UserError(ExitCode.OUTPUT, "%s: can't be written (%s)".formatted(folder, Reason.of(e)), e);
            }
            Optional<UserError> fault = WriteFaults.in(e, folder);
            if (fault.isPresent()) {
                throw fault.get();
            }
            throw e;
        }
    }

    private static DataFrameWriter<Row> writer(Dataset<Row> rows, String... partitions) {
        return rows.write().mode(SaveMode.ErrorIfExists).partitionBy(partitions);
    }
}
