package ais.geofence.spark;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeSet;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/** The node of {@link RowMapping} in Spark's logical plan. */
public final class MapRows extends LogicalPlan {
    private final PartitionFunction function;
    private final Seq<Attribute> arguments;
    private final Attribute column;
    private final LogicalPlan child;

    /** Spark makes copies by this constructor, from the elements of the product. */
    public MapRows(PartitionFunction function, Seq<Attribute> arguments, Attribute column, LogicalPlan child) {
        this.function = function;
        this.arguments = arguments;
        this.column = column;
        this.child = child;
    }

    PartitionFunction function() {
        return function;
    }

    Seq<Attribute> arguments() {
        return arguments;
    }

    Attribute column() {
        return column;
    }

    LogicalPlan child() {
        return child;
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
    public Seq<LogicalPlan> children() {
        return RowMapping.seq(List.of(child));
    }

    @Override
    public LogicalPlan withNewChildrenInternal(IndexedSeq<LogicalPlan> children) {
        return new MapRows(function, arguments, column, children.apply(0));
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
        return other instanceof MapRows;
    }
}
