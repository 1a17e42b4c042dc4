package ais.geofence.spark;

import java.io.Serializable;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;

/** Fills a column of rows. Sent to the executors. */
public interface PartitionFunction extends Serializable {
    /**
     * Begins a partition.
     *
     * @param schema the columns of its rows
     * @param places where the arguments are in its rows; the column to fill is the last of them
     * @return is called for each row once, in their order. It may change its row and return it, or return another that the next call
     *     may change
     */
    UnaryOperator<UnsafeRow> begin(StructType schema, int[] places);
}
