package ais.geofence.sql;

import ais.geofence.fault.UserError;
import java.util.function.Supplier;
import org.apache.spark.QueryContext;
import org.apache.spark.sql.AnalysisException;
import scala.Option;
import scala.collection.immutable.Map;

/** Turns what the user has to mend into errors of analysis: of these Spark's clients show the message, and no stack trace. */
final class AnalysisErrors {
    /**
     * The one condition of Spark's for errors of others that takes a text as it is. PySpark makes the text of an error out of
     * its condition, and fails on one without.
     */
    private static final String CONDITION = "USER_RAISED_EXCEPTION";

    private static final String TEXT = "errorMessage";

    private AnalysisErrors() {}

    /** What an action gives; its {@link UserError} is thrown as an {@link AnalysisException}. */
    static <T> T wrap(Supplier<T> action) {
        try {
            return action.get();
        } catch (UserError e) {
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
