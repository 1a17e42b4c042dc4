package ais.geofence.position.file;

import ais.geofence.spark.Columns;
import ais.geofence.spark.UnpackedText;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Spark's readers of files, with options that make them fail on unreadable input, whatever the cluster's settings are. */
public final class StrictReader {
    /** The column with the path of a row's file. */
    public static final String FILE = Columns.OWN + "file";

    private StrictReader() {}

    /** A reader of files that the program has found. */
    public static DataFrameReader of(SparkSession spark) {
        return spark.read().options(options(spark));
    }

    /**
     * The lines of text files and of members of archives, in the column {@code value}.
     *
     * @param spread whether the lines of few files that can't be split go to all cores
     */
    public static Dataset<Row> lines(SparkSession spark, InputPlan plan, boolean spread) {
        Unpacker unpacker = new Unpacker();
        Configuration configuration = spark.sessionState().newHadoopConf();
        return plan.files().stream().anyMatch(file -> unpacker.isPacked(file, configuration))
                ? UnpackedText.read(spark, plan.files(), spread, unpacker, options(spark))
                : of(spark).text(plan.paths());
    }

    private static Map<String, String> options(SparkSession spark) {
        return Map.of(
                "ignoreCorruptFiles",
                "false",
                "ignoreMissingFiles",
                "false",
                "recursiveFileLookup", // FolderColumns adds the columns of folders
                "true",
                // A lower limit would silently skip longer lines.
                "mapreduce.input.linerecordreader.line.maxlength",
                String.valueOf(Integer.MAX_VALUE),
                Compression.CODECS,
                Compression.codecs(spark.sessionState().newHadoopConf()),
                "parquet.page.verify-checksum.enabled",
                "true");
    }
}
