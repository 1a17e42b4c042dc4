package ais.geofence.spark;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.ExperimentalMethods;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.SparkStrategy;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * {@code Dataset.mapPartitions} for a function that adds a column: the function gets Spark's own rows, and no Java object is made of their
 * values.
 */
public final class RowMapping {
    private RowMapping() {}

    /**
     * Adds a column that is never null. Spark makes it with each row, and the function fills it in.
     *
     * @param empty what it is before it is filled
     * @param function fills it, partition by partition, as the rows pass
     * @param inputs the names of the columns that the function reads: its arguments, before the column itself
     * @return the same rows, all columns kept, with the new one last
     */
    public static Dataset<Row> withColumn(
            Dataset<Row> rows, String name, Column empty, PartitionFunction function, String... inputs) {
        registerPlanning(rows.sparkSession());
        var withEmpty = (org.apache.spark.sql.classic.Dataset<Row>) rows.withColumn(name, empty);
        LogicalPlan plan = withEmpty.logicalPlan();
        List<Attribute> columns = CollectionConverters.asJava(plan.output());
        List<Attribute> arguments = Stream.concat(Stream.of(inputs), Stream.of(name))
                .map(argument -> columns.get(withEmpty.schema().fieldIndex(argument)))
                .toList();
        // Another column to Spark, which would take the empty one for a constant.
        Attribute filled = arguments.get(inputs.length).newInstance();
        return org.apache.spark.sql.classic.Dataset.ofRows(
                withEmpty.sparkSession(), new MapRows(function, seq(arguments), filled, plan));
    }

    /** The columns of a node: those of its child, with the filled one in place of the last argument. */
    static Seq<Attribute> output(Seq<Attribute> columns, Seq<Attribute> arguments, Attribute filled) {
        return columns.updated(placeOf(arguments.last(), columns), filled).toSeq();
    }

    /** Where a column is. Spark may have left out others that nobody needs. */
    static int placeOf(Attribute column, Seq<Attribute> columns) {
        return columns.indexWhere(each -> each.exprId().equals(column.exprId()), 0);
    }

    private static synchronized void registerPlanning(SparkSession spark) {
        ExperimentalMethods methods = spark.experimental();
        if (!methods.extraStrategies().contains(Planning.INSTANCE)) {
            methods.extraStrategies_$eq(
                    methods.extraStrategies().appended(Planning.INSTANCE).toSeq());
        }
    }

    static <T> Seq<T> seq(List<T> list) {
        return CollectionConverters.asScala(list).toSeq();
    }

    /** Spark's planner asks it about each node. */
    private static final class Planning extends SparkStrategy {
        static final SparkStrategy INSTANCE = new Planning();

        @Override
        public Seq<SparkPlan> apply(LogicalPlan plan) {
            return plan instanceof MapRows node
                    ? seq(List.of(
                            new MapRowsExec(node.function(), node.arguments(), node.column(), planLater(node.child()))))
                    : seq(List.of());
        }
    }
}
