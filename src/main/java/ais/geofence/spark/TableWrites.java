package ais.geofence.spark;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.AppendData$;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.execution.CommandExecutionMode;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/** Writes to a table object; Spark's public API only takes the name of a table in a catalog. */
public final class TableWrites {
    private TableWrites() {}

    /**
     * Appends rows; columns are matched by name.
     *
     * @param options of the table's source
     */
    public static void append(Dataset<Row> rows, Table table, Map<String, String> options) {
        // Since Spark 4.2 with a fourth argument.
        LogicalPlan append = (LogicalPlan) SparkCalls.call(
                AppendData$.class,
                AppendData$.MODULE$,
                "byName",
                DataSourceV2Relation.create(table, Option.empty(), Option.empty()),
                rows.queryExecution().analyzed(),
                Map$.MODULE$.from(CollectionConverters.asScala(options)));
        rows.sparkSession()
                .sessionState()
                .executePlan(append, CommandExecutionMode.ALL())
                .assertCommandExecuted();
    }
}
