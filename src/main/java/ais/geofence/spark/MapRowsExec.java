package ais.geofence.spark;

import java.io.Serializable;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeSet;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.plans.physical.Partitioning;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.types.StructType;
import scala.Function1;
import scala.collection.AbstractIterator;
import scala.collection.Iterator;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;

/** The node of {@link RowMapping} in Spark's physical plan. */
public final class MapRowsExec extends SparkPlan {
    private final PartitionFunction function;
    private final Seq<Attribute> arguments;
    private final Attribute column;
    private final SparkPlan child;

    /** Spark makes copies by this constructor, from the elements of the product. */
    public MapRowsExec(PartitionFunction function, Seq<Attribute> arguments, Attribute column, SparkPlan child) {
        this.function = function;
        this.arguments = arguments;
        this.column = column;
        this.child = child;
    }

    @Override
    public RDD<InternalRow> doExecute() {
        StructType schema = child.schema();
        int[] places = CollectionConverters.asJava(arguments).stream()
                .mapToInt(argument -> RowMapping.placeOf(argument, child.output()))
                .toArray();
        PartitionFunction ofPartition = function;
        Function1<Iterator<InternalRow>, Iterator<InternalRow>> mapping =
                (Function1<Iterator<InternalRow>, Iterator<InternalRow>> & Serializable)
                        rows -> new MappedRows(rows, schema, ofPartition.begin(schema, places));
        return child.execute().mapPartitionsInternal(mapping, true, ClassTag$.MODULE$.apply(InternalRow.class));
    }

    /** The rows of a partition; each is valid until the next. */
    private static final class MappedRows extends AbstractIterator<InternalRow> {
        private final Iterator<InternalRow> rows;
        private final UnsafeProjection toUnsafe;
        private final UnaryOperator<UnsafeRow> function;

        MappedRows(Iterator<InternalRow> rows, StructType schema, UnaryOperator<UnsafeRow> function) {
            this.rows = rows;
            this.toUnsafe = UnsafeProjection.create(schema);
            this.function = function;
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public InternalRow next() {
            InternalRow row = rows.next();
            return function.apply(row instanceof UnsafeRow unsafe ? unsafe : toUnsafe.apply(row));
        }
    }

    @Override
    public Seq<Attribute> output() {
        return RowMapping.output(child.output(), arguments, column);
    }

    /** Not something that the child has to provide. */
    @Override
    public AttributeSet producedAttributes() {
        return AttributeSet.apply(column);
    }

    @Override
    public Partitioning outputPartitioning() {
        return child.outputPartitioning();
    }

    @Override
    public Seq<SortOrder> outputOrdering() {
        return child.outputOrdering();
    }

    @Override
    public Seq<SparkPlan> children() {
        return RowMapping.seq(List.of(child));
    }

    @Override
    public SparkPlan withNewChildrenInternal(IndexedSeq<SparkPlan> children) {
        return new MapRowsExec(function, arguments, column, children.apply(0));
    }

    private List<Object> elements() {
        return List.of(function, arguments, column, child);
    }

    @Override
    public int productArity() {
        return elements().size();
    }

    @Override
    public Object productElement(int i) {
        return elements().get(i);
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof MapRowsExec;
    }
}
