package ais.geofence.position;

import static org.apache.spark.sql.functions.broadcast;

import ais.geofence.spark.Columns;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Repeats a table. The copies are made while they are used, without a shuffle: Spark's nested-loop join streams the numbers
 * of the replicas and goes through the whole table for each, so that copies of a row never stand next to each other. The
 * memory it takes is the table's, whatever the factor.
 */
public final class Replicas {
    private Replicas() {}

    /**
     * Whether a table is small enough that every executor gets it whole (Spark's
     * {@code spark.sql.autoBroadcastJoinThreshold}); a larger one is repeated partition by partition, and spills to disk.
     */
    public static boolean sharesWholeTable(SparkSession spark, long bytes, long factor) {
        return factor > 1 && bytes <= spark.sessionState().conf().autoBroadcastJoinThreshold();
    }

    /**
     * The rows, {@code factor} times.
     *
     * @param bytes the size of the files that the rows come from
     */
    public static Dataset<Row> of(Dataset<Row> rows, long factor, long bytes) {
        if (factor == 1) {
            return rows;
        }
        SparkSession spark = rows.sparkSession();
        boolean wholeTable = sharesWholeTable(spark, bytes, factor);
        String[] columns = rows.columns();
        int parts = wholeTable ? (int) Math.min(factor, spark.sparkContext().defaultParallelism()) : 1;
        Dataset<Row> replicas = spark.range(0, factor, 1, parts).toDF(Columns.OWN + "replica");
        return replicas.crossJoin(wholeTable ? broadcast(rows) : rows.hint("shuffle_replicate_nl"))
                .select(Columns.named(List.of(columns)));
    }
}
