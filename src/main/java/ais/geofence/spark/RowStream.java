package ais.geofence.spark;

import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/** {@code Dataset.mapPartitions} for a function that makes Spark's own rows of Spark's own rows, without a Java object for each value. */
public final class RowStream {
    private RowStream() {}

    /**
     * Makes other rows of each partition's rows. A shuffle of the rows runs at once, the rest when the result is used.
     *
     * @param columns of the result
     * @param function gets the rows of a partition in their order, each valid until the next
     */
    public static Dataset<Row> map(
            Dataset<Row> rows, StructType columns, FlatMapFunction<Iterator<InternalRow>, InternalRow> function) {
        var classic = (org.apache.spark.sql.classic.Dataset<Row>) rows;
        JavaRDD<InternalRow> mapped =
                classic.queryExecution().toRdd().toJavaRDD().mapPartitions(function, true);
        return classic.sparkSession().internalCreateDataFrame(mapped.rdd(), columns, false);
    }
}
