package ais.geofence.position;

import ais.geofence.spark.Columns;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SparkSession;

/** Spark's reader of files as it has to be here: it fails of what it can't read, whatever the settings of a cluster are. */
final class StrictReader {
    /** The column with the path of the file that a row is of. */
    static final String FILE = Columns.OWN + "file";

    private StrictReader() {}

    /** A reader of files that the program has found. */
    static DataFrameReader of(SparkSession spark) {
        return spark.read()
                .option("ignoreCorruptFiles", false)
                .option("ignoreMissingFiles", false)
                .option("recursiveFileLookup", true) // no columns of folders: FolderColumns gives them
                // Longer lines would be passed over in silence.
                .option("mapreduce.input.linerecordreader.line.maxlength", Integer.MAX_VALUE)
                .option(
                        StrictCodec.CODECS,
                        StrictCodec.codecs(spark.sessionState().newHadoopConf()))
                .option("parquet.page.verify-checksum.enabled", true);
    }
}
