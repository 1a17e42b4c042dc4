package ais.geofence.output;

import ais.geofence.config.OutputFormat;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.FileFinder;
import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/** Writes rows to a folder. */
public final class RowWriter {
    private final OutputFormat format;
    private final boolean overwrite;

    public RowWriter(OutputFormat format, boolean overwrite) {
        this.format = format;
        this.overwrite = overwrite;
    }

    /**
     * Writes all rows; CSV files have a header each.
     *
     * @throws UserError (exit 5) if the format can't hold the rows
     */
    public void write(Dataset<Row> rows, Path folder) {
        DataFrameWriter<Row> writer = rows.write().mode(overwrite ? SaveMode.Overwrite : SaveMode.ErrorIfExists);
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
        } catch (Exception e) {
            if (e instanceof AnalysisException) { // Scala throws it unchecked
                throw new UserError(
                        ExitCode.OUTPUT, "%s: can't be written (%s)".formatted(folder, FileFinder.reason(e)), e);
            }
            throw e;
        }
    }

    /**
     * Removes what an earlier run wrote, where this one has nothing to write.
     *
     * @throws UserError (exit 5) if it can't be removed
     */
    public void remove(Path folder) {
        try {
            folder.getFileSystem(SparkHadoopUtil.get().conf()).delete(folder, true);
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.OUTPUT, "%s: can't be replaced (%s)".formatted(folder, FileFinder.reason(e)), e);
        }
    }
}
