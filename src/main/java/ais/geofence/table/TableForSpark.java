package ais.geofence.table;

import org.apache.iceberg.Table;
import org.apache.iceberg.spark.source.SparkTable;

/** An Iceberg table as Spark sees it. Its constructor differs between Iceberg's runtimes for Spark 4.0 and 4.1. */
final class TableForSpark {
    private TableForSpark() {}

    /** A table whose state is not refreshed on its own. */
    static SparkTable of(Table table) {
        try {
            return SparkTable.class.getConstructor(Table.class).newInstance(table);
        } catch (NoSuchMethodException e) { // for Spark 4.0
            return new SparkTable(table, false);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of Iceberg's runtime for Spark is not known", e);
        }
    }
}
