package ais.geofence.output;

import ais.geofence.config.OutputFormat;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.FileFinder;
import java.util.Optional;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/** Writes rows to a folder. */
public final class RowWriter {
    private final OutputFormat format;

    public RowWriter(OutputFormat format) {
        this.format = format;
    }

    /**
     * Writes all rows; CSV files have a header each.
     *
     * @param folder a folder that isn't there yet
     * @param partitions the columns that make folders of their own, in order
     *
     * @throws UserError (exit 5) if the format can't hold the rows, or the disk is full
     */
    public void write(Dataset<Row> rows, Path folder, String... partitions) {
        DataFrameWriter<Row> writer = rows.write().mode(SaveMode.ErrorIfExists).partitionBy(partitions);
        try {
            switch (format) {
                case PARQUET -> writer.parquet(folder.toString());
                case CSV ->
                    writer.option("header", true)
                            .option("escape", "\"")
                            .option("ignoreLeadingWhiteSpace", false)
                            .option("ignoreTrailingWhiteSpace", false)
                            .csv(folder.toString());
            }
        } catch (Exception | FSError e) {
            if (e instanceof AnalysisException) { // Scala throws it unchecked
                throw new UserError(
                        ExitCode.OUTPUT, "%s: can't be written (%s)".formatted(folder, FileFinder.reason(e)), e);
            }
            Optional<UserError> fault = WriteFaults.in(e, folder);
            if (fault.isPresent()) {
                throw fault.get();
            }
            throw e;
        }
    }
}
