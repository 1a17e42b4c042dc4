package ais.geofence.spark;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.AbstractDataType;
import org.apache.spark.sql.types.DataType;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A column that calls the method {@code invoke} of a serialisable Java object from Spark's generated code, with primitive
 * arguments where the types are primitive. Spark makes the same call for a {@code ScalarFunction} of its function catalog. Each task has its own copy of the object, so the object may hold the state of a task.
 */
public final class Invocation {
    /** When Spark makes the call. */
    private enum Calls {
        /** As often as it likes; the result is not null. */
        FREE,
        /** As often as it likes; the result may be null. */
        FREE_OR_NULL,
        /** Exactly once for each row. */
        ONCE_A_ROW
    }

    private Invocation() {}

    /**
     * A call that Spark may move or repeat like any other expression. With a null argument it returns null without a call.
     */
    public static Column of(Object target, DataType type, Column... arguments) {
        return column(target, type, Calls.FREE, arguments);
    }

    /** Like {@link #of}, for a call that may return null. */
    public static Column orNull(Object target, DataType type, Column... arguments) {
        return column(target, type, Calls.FREE_OR_NULL, arguments);
    }

    /**
     * A call that Spark makes exactly once for each row, in its place, because it has a side effect, depends on the order of the
     * rows, or is costly. Text arguments may be null. Numbers must not be null, as Spark then makes no call.
     */
    public static Column nonDeterministic(Object target, DataType type, Column... arguments) {
        return column(target, type, Calls.ONCE_A_ROW, arguments);
    }

    private static Column column(Object target, DataType type, Calls calls, Column... arguments) {
        boolean deterministic = calls != Calls.ONCE_A_ROW;
        boolean nullable = calls == Calls.FREE_OR_NULL;
        List<Expression> expressions =
                List.of(arguments).stream().map(ExpressionUtils::expression).toList();
        Seq<Expression> inputs = CollectionConverters.asScala(expressions).toSeq();
        Seq<AbstractDataType> anyTypes =
                CollectionConverters.asScala(List.<AbstractDataType>of()).toSeq();
        return ExpressionUtils.column(new Invoke(
                Literal.fromObject(target), "invoke", type, inputs, anyTypes, deterministic, nullable, deterministic));
    }
}
