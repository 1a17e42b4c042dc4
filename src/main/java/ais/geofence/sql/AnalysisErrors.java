package ais.geofence.sql;

import ais.geofence.fault.UserError;
import ais.geofence.zone.InvalidZonesException;
import java.util.function.Supplier;
import org.apache.spark.QueryContext;
import org.apache.spark.sql.AnalysisException;
import scala.Option;
import scala.collection.immutable.Map;

/** Turns the user's errors into Spark's errors of analysis: Spark's clients show their message without a stack trace. */
final class AnalysisErrors {
    /**
     * Spark's only error condition that takes any text. PySpark makes an error's text from its condition, and fails without
     * one.
     */
    private static final String CONDITION = "USER_RAISED_EXCEPTION";

    private static final String TEXT = "errorMessage";

    private AnalysisErrors() {}

    /** The result of an action; throws what the user can mend as an {@link AnalysisException}. */
    static <T> T wrap(Supplier<T> action) {
        try {
            return action.get();
        } catch (UserError | InvalidZonesException e) {
            String message = String.valueOf(e.getMessage());
            // Without a cause: with one, spark-sql prints the stack traces after all.
            throw AnalysisErrors.<RuntimeException>unchecked(new AnalysisException(
                    message,
                    Option.empty(),
                    Option.empty(),
                    Option.empty(),
                    Option.apply(CONDITION),
                    new Map.Map1<>(TEXT, message),
                    new QueryContext[0]));
        }
    }

    /** Scala throws it unchecked, and Spark's interfaces declare it nowhere. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E unchecked(Throwable error) throws E {
        throw (E) error;
    }
}
