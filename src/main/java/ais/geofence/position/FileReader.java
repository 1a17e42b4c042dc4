package ais.geofence.position;

import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SparkSession;

/** Spark's reader of files as it has to be here: it fails of what it can't read, whatever the settings of a cluster are. */
final class FileReader {
    private FileReader() {}

    /**
     * A reader of some files.
     *
     * @param folder that their key=value folders begin at, or {@link InputPlan#NO_FOLDER}
     */
    static DataFrameReader of(SparkSession spark, Path folder) {
        DataFrameReader reader = spark.read()
                .option("ignoreCorruptFiles", false)
                .option("ignoreMissingFiles", false)
                // Longer lines would be passed over in silence.
                .option("mapreduce.input.linerecordreader.line.maxlength", Integer.MAX_VALUE)
                .option(
                        StrictGzipCodec.CODECS,
                        StrictGzipCodec.codecs(spark.sessionState().newHadoopConf()))
                .option("parquet.page.verify-checksum.enabled", true);
        return folder.equals(InputPlan.NO_FOLDER) ? reader : reader.option("basePath", folder.toString());
    }
}
