package ais.geofence.table;

import java.util.Arrays;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.source.SparkTable;

/** An Iceberg table as Spark sees it. Its constructor differs between Iceberg's runtimes for Spark 4.0 and 4.1. */
final class TableForSpark {
    private TableForSpark() {}

    /** A table whose state is not refreshed on its own. */
    static SparkTable of(Table table) {
        boolean forSpark40 = Arrays.stream(SparkTable.class.getConstructors())
                .anyMatch(constructor ->
                        Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {Table.class, boolean.class}));
        try {
            return forSpark40
                    ? new SparkTable(table, false)
                    : SparkTable.class.getConstructor(Table.class).newInstance(table);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of Iceberg's runtime for Spark is not known", e);
        }
    }
}
