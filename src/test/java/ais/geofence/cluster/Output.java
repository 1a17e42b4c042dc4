package ais.geofence.cluster;

import ais.geofence.testing.TestSpark;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Row;

/** What a run has written, read with another Spark. */
final class Output {
    private Output() {}

    /** The number of rows of a Parquet output for each zone. */
    static Map<String, Long> counts(String folder, Map<String, String> fileSystem) {
        Map<String, Long> counts = new HashMap<>();
        for (Row row : TestSpark.session()
                .read()
                .options(fileSystem)
                .parquet(folder)
                .groupBy("zone_index")
                .count()
                .collectAsList()) {
            counts.put(String.valueOf(row.getInt(0)), row.getLong(1));
        }
        return counts;
    }
}
