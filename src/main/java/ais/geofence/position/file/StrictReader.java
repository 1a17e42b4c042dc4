package ais.geofence.position.file;

import ais.geofence.spark.Columns;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SparkSession;

/** Spark's file reader with options that make it fail on unreadable input, whatever the cluster's settings are. */
public final class StrictReader {
    /** The column with the path of the file that a row is of. */
    public static final String FILE = Columns.OWN + "file";

    private StrictReader() {}

    /** A reader of files that the program has found. */
    public static DataFrameReader of(SparkSession spark) {
        return spark.read()
                .option("ignoreCorruptFiles", false)
                .option("ignoreMissingFiles", false)
                .option("recursiveFileLookup", true) // FolderColumns adds the columns of folders
                // A lower limit would silently skip longer lines.
                .option("mapreduce.input.linerecordreader.line.maxlength", Integer.MAX_VALUE)
                .option(
                        Compression.CODECS,
                        Compression.codecs(spark.sessionState().newHadoopConf()))
                .option("parquet.page.verify-checksum.enabled", true);
    }
}
