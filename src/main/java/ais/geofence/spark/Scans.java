package ais.geofence.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What Spark makes of reading files. */
public final class Scans {
    private Scans() {}

    /**
     * How many parts Spark reads the files of a table in. Asks the scan alone; to ask the whole plan would generate and compile
     * code that nobody runs.
     *
     * @param rows of one scan, without a shuffle
     */
    public static int partitions(Dataset<Row> rows) {
        return rows.queryExecution()
                .sparkPlan()
                .collectLeaves()
                .head()
                .execute()
                .getNumPartitions();
    }
}
