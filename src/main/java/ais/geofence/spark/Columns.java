package ais.geofence.spark;

import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.objects.AssertNotNull;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.functions;

/** Columns by their exact names, whatever characters these have. */
public final class Columns {
    /** The prefix of the program's internal columns; no column of users may have it. */
    public static final String OWN = "ais-geofence:";

    private Columns() {}

    /** The column of that name; dots and backticks in it are part of the name. */
    public static Column named(String name) {
        return functions.col(quoted(name));
    }

    /** The columns of those names, in order. */
    public static Column[] named(Collection<String> names) {
        return names.stream().map(Columns::named).toArray(Column[]::new);
    }

    /** The same column, of which Spark does not know that it is never null. */
    public static Column neverNull(Column column) {
        return ExpressionUtils.column(new AssertNotNull(ExpressionUtils.expression(column), RowMapping.seq(List.of())));
    }

    /** The name, quoted for Spark SQL. */
    public static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
