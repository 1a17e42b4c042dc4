package ais.geofence.position;

import static org.apache.spark.sql.functions.broadcast;

import ais.geofence.spark.Columns;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * How many copies of its positions a run tags, and how Spark makes them: while they are used, without a shuffle. Spark's
 * nested-loop join streams the numbers of the copies and goes through the whole table for each, so that copies of a row never
 * stand next to each other. It takes the memory of one table, for any number of copies.
 *
 * @param number from 1
 */
public record Copies(long number) {
    /** The table as it is. */
    public static final Copies ONE = new Copies(1);

    /**
     * Whether every executor gets the whole table before it is copied, as Spark does below
     * {@code spark.sql.autoBroadcastJoinThreshold}. A larger table is copied partition by partition, and spills to disk.
     *
     * @param bytes the size of the files that the table comes from
     */
    public boolean shareWholeTable(SparkSession spark, long bytes) {
        return number > 1 && bytes <= spark.sessionState().conf().autoBroadcastJoinThreshold();
    }

    /**
     * Whether rows of few files are worth spreading over all cores once they are read. Those of a shared table are spread by
     * copying.
     *
     * @param bytes the size of the files that the table comes from
     */
    public boolean needSpreadRows(SparkSession spark, long bytes) {
        return !shareWholeTable(spark, bytes);
    }

    /**
     * All copies of a table.
     *
     * @param bytes the size of the files that the table comes from
     */
    public Dataset<Row> of(Dataset<Row> rows, long bytes) {
        if (number == 1) {
            return rows;
        }
        SparkSession spark = rows.sparkSession();
        boolean wholeTable = shareWholeTable(spark, bytes);
        String[] columns = rows.columns();
        int parts = wholeTable ? (int) Math.min(number, spark.sparkContext().defaultParallelism()) : 1;
        Dataset<Row> copies = spark.range(0, number, 1, parts).toDF(Columns.OWN + "copy");
        return copies.crossJoin(wholeTable ? broadcast(rows) : rows.hint("shuffle_replicate_nl"))
                .select(Columns.named(List.of(columns)));
    }
}
